// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Cuts a file of ISO 2709 into its records, piece by piece, and finds its way back after what is none.
struct MARCSplitter: Sendable {
    /// A record, or what stands in its place.
    struct Piece: Sendable {
        /// Counted from 1.
        let number: Int
        let bytes: [UInt8]
        var problem: RejectedRow.Reason?
    }

    /// So much that is no record is passed over without being kept.
    private static let longestRubbish = 1 << 20
    private static let recordEnd: UInt8 = 0x1D
    /// Line ends, and what fills up blocks.
    private static let blanks: Set<UInt8> = [0x00, 0x0A, 0x0D, 0x1A, 0x20]

    private var buffer: [UInt8] = []
    private var number = 0
    private var isSkipping = false

    /// Takes the next bytes, and returns the records that they complete.
    mutating func read(_ bytes: Span<UInt8>) -> [Piece] {
        bytes.withUnsafeBufferPointer { self.buffer.append(contentsOf: $0) }
        return self.pieces(isAtEnd: false)
    }

    /// Returns what is left at the end of the file.
    mutating func finish() -> [Piece] { self.pieces(isAtEnd: true) }

    private mutating func pieces(isAtEnd: Bool) -> [Piece] {
        var pieces: [Piece] = []
        var start = 0
        while let end = self.piece(at: &start, isAtEnd: isAtEnd, into: &pieces) { start = end }
        self.buffer.removeFirst(start)
        return pieces
    }

    /// Takes the piece at a place, and returns where the next begins; `nil` if more bytes are needed.
    private mutating func piece(at start: inout Int, isAtEnd: Bool, into pieces: inout [Piece]) -> Int? {
        if self.isSkipping { return self.rubbish(at: start, from: start, .notMARC, isAtEnd, into: &pieces) }
        while start < self.buffer.count, Self.blanks.contains(self.buffer[start]) { start += 1 }
        let count = self.buffer.count - start
        guard count > 0, count >= MARCLeader.size || isAtEnd else { return nil }
        guard let leader = MARCLeader(self.buffer[start...]) else {
            return self.rubbish(at: start, from: start + 1, .notMARC, isAtEnd, into: &pieces)
        }
        let end = start + leader.length
        if end > self.buffer.count, !isAtEnd { return nil }
        let body = start + MARCLeader.size
        guard end <= self.buffer.count, end > body, self.buffer[end - 1] == Self.recordEnd else {
            return self.rubbish(at: start, from: body, .marcLength, isAtEnd, into: &pieces)
        }
        self.append(start..<end, nil, to: &pieces)
        return end
    }

    /// Takes what is no record up to where one begins or ends.
    private mutating func rubbish(
        at start: Int,
        from next: Int,
        _ problem: RejectedRow.Reason,
        _ isAtEnd: Bool,
        into pieces: inout [Piece]
    ) -> Int? {
        if let end = self.resumption(from: next) {
            if !self.isSkipping { self.append(start..<end, problem, to: &pieces) }
            self.isSkipping = false
            return end
        }
        let count = self.buffer.count - start
        guard isAtEnd ? count > 0 : count > Self.longestRubbish else { return nil }
        // Nothing ends what has begun.
        let problem = isAtEnd && problem == .marcLength ? RejectedRow.Reason.cutOff : problem
        if !self.isSkipping { self.append(start..<self.buffer.count, problem, to: &pieces) }
        self.isSkipping = !isAtEnd
        // A leader may have begun.
        return isAtEnd ? self.buffer.count : self.buffer.count - MARCLeader.size
    }

    /// Where the next record begins, or is behind the end of this one.
    private func resumption(from place: Int) -> Int? {
        guard place < self.buffer.count else { return nil }
        for index in place..<self.buffer.count {
            if self.buffer[index] == Self.recordEnd { return index + 1 }
            if 0x30...0x39 ~= self.buffer[index], MARCLeader(self.buffer[index...]) != nil { return index }
        }
        return nil
    }

    private mutating func append(_ range: Range<Int>, _ problem: RejectedRow.Reason?, to pieces: inout [Piece]) {
        self.number += 1
        let range = problem == nil ? range : range.prefix(RejectedRow.shownBytes)
        pieces.append(Piece(number: self.number, bytes: Array(self.buffer[range]), problem: problem))
    }
}
