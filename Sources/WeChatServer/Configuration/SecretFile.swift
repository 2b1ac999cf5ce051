// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A file that holds one secret and nothing else, as containers hand them out.
enum SecretFile {
    /// The secret, without the line end after it.
    static func text(named file: Setting, for key: ConfigurationKey) throws(ConfigurationError) -> String {
        let path = file.value
        var bytes: [UInt8]
        do {
            bytes = try SystemFile.bytes(of: path, limit: 64 * 1024)
        } catch {
            throw file.error("\(path) can't be read: \(error)")
        }
        if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw file.error("\(path) isn't UTF-8 text") }
        guard !text.isEmpty else { throw file.error("\(path) is empty, and should hold \(key.name)") }
        return text
    }
}
