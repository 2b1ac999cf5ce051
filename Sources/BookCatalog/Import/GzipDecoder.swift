// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import CZlib

/// Unpacks gzip piece by piece; what isn't gzip passes as it is.
///
/// A file of several members, as `pigz` and `cat` make it, is one text.
public final class GzipDecoder {
    private enum State {
        case undecided, plain, gzip, betweenMembers
    }

    // zlib keeps a pointer to it, so it must not move.
    private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    private var state = State.undecided
    private var isOpen = false
    private var input: ArraySlice<UInt8> = []
    private var hasOutput = false

    /// Makes a decoder at the beginning of a file.
    public init() {
        self.stream.initialize(to: z_stream())
    }

    deinit {
        if self.isOpen { inflateEnd(self.stream) }
        self.stream.deinitialize(count: 1)
        self.stream.deallocate()
    }

    /// Gives the next bytes of the text, 256 KiB at the most, so that little that unpacks to much fills no memory.
    ///
    /// - Parameter source: Gives the next bytes of the file; `nil` at its end.
    /// - Returns: What they contain; `nil` at the end.
    /// - Throws: ``ImportError/damagedGzip``, ``ImportError/truncatedGzip``, and what `source` throws.
    public func next(from source: () throws -> [UInt8]?) throws -> [UInt8]? {
        while true {
            if self.input.isEmpty, !self.hasOutput {
                guard let bytes = try source() else {
                    if self.state == .gzip { throw ImportError.truncatedGzip }
                    return nil
                }
                self.input = bytes[...]
            }
            if self.state == .undecided {
                self.state = self.input.starts(with: [0x1F, 0x8B]) ? .betweenMembers : .plain
            }
            if self.state == .plain {
                defer { self.input = [] }
                return Array(self.input)
            }
            let piece = try self.piece()
            if !piece.isEmpty { return piece }
        }
    }

    private func piece() throws(ImportError) -> [UInt8] {
        if self.state == .betweenMembers {
            // Tapes and some programs fill up with zeros.
            self.input = self.input.drop { $0 == 0 }
            guard !self.input.isEmpty else { return [] }
            try self.begin()
        }
        var code = Z_OK
        var rest = 0
        let piece = [UInt8](unsafeUninitializedCapacity: 1 << 18) { output, count in
            self.input.withUnsafeBufferPointer { input in
                self.stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                self.stream.pointee.avail_in = UInt32(input.count)
                self.stream.pointee.next_out = output.baseAddress
                self.stream.pointee.avail_out = UInt32(output.count)
                code = inflate(self.stream, Z_NO_FLUSH)
                rest = Int(self.stream.pointee.avail_in)
            }
            count = output.count - Int(self.stream.pointee.avail_out)
        }
        self.input = self.input.suffix(rest)
        // Where the output is full, zlib may hold more of it.
        self.hasOutput = code == Z_OK && piece.count == 1 << 18
        switch code {
        case Z_OK, Z_BUF_ERROR: break
        case Z_STREAM_END: self.state = .betweenMembers
        default: throw .damagedGzip
        }
        return piece
    }

    private func begin() throws(ImportError) {
        // 15 bits of window; 16 asks for the gzip format alone.
        let code =
            self.isOpen
            ? inflateReset(self.stream)
            : inflateInit2_(self.stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard code == Z_OK else { throw .damagedGzip }
        self.isOpen = true
        self.state = .gzip
    }
}
