// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Yams

/// A configuration file: YAML, flattened to keys with dots and to texts.
///
/// `http: {port: 80}` and `http.port: 80` are the same. A list's texts are joined with commas. What a number or a
/// `yes` means is for whoever reads the key.
struct ConfigurationFile: Sendable {
    /// One key of the file.
    struct Entry: Sendable {
        var key: String
        /// Its text; nil where the file says nothing after the colon.
        var value: String?
        var isList: Bool
        var line: Int?
    }

    let path: String
    private(set) var entries: [Entry] = []

    /// Reads a file.
    /// - Returns: nil where there is none.
    init?(path: String) throws(ConfigurationError) {
        let origin = SettingOrigin.file(path: path, line: nil)
        let bytes: [UInt8]
        do {
            bytes = try SystemFile.bytes(of: path, limit: 1024 * 1024)
        } catch {
            if error.isMissing { return nil }
            throw ConfigurationError(file: origin, problem: "the file can't be read: \(error)")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ConfigurationError(file: origin, problem: "the file isn't UTF-8 text")
        }
        try self.init(path: path, text: text)
    }

    /// Reads a file's text.
    init(path: String, text: String) throws(ConfigurationError) {
        self.path = path
        let root: Node?
        do {
            root = try compose(yaml: text)
        } catch {
            throw Self.problem(error, path: path)
        }
        guard let root, !Self.isNull(root) else { return }
        guard case .mapping(let mapping) = root else {
            throw ConfigurationError(file: self.origin(root), problem: "the file should consist of keys and values")
        }
        var lines: [String: Int] = [:]
        try self.add(mapping, below: "", lines: &lines)
    }

    /// Where something stands in this file.
    func origin(line: Int?) -> SettingOrigin { .file(path: self.path, line: line) }

    private func origin(_ node: Node) -> SettingOrigin { self.origin(line: node.mark?.line) }

    private mutating func add(
        _ mapping: Node.Mapping,
        below prefix: String,
        lines: inout [String: Int]
    ) throws(ConfigurationError) {
        for (name, value) in mapping {
            guard case .scalar(let scalar) = name else {
                throw ConfigurationError(file: self.origin(name), problem: "a key should be a plain word")
            }
            let key = prefix.isEmpty ? scalar.string : "\(prefix).\(scalar.string)"
            if case .mapping(let inner) = value {
                try self.add(inner, below: key, lines: &lines)
                continue
            }
            let line = name.mark?.line
            if let first = lines.updateValue(line ?? 0, forKey: key) {
                throw ConfigurationError(
                    file: self.origin(name),
                    problem: "\(key) is there twice, first in line \(first)"
                )
            }
            self.entries.append(
                Entry(key: key, value: try self.text(of: value, key: key), isList: value.sequence != nil, line: line)
            )
        }
    }

    private func text(of node: Node, key: String) throws(ConfigurationError) -> String? {
        if Self.isNull(node) { return nil }
        if case .scalar(let scalar) = node { return scalar.string }
        var texts: [String] = []
        for element in node.sequence ?? [] {
            guard case .scalar(let scalar) = element, !scalar.string.contains(",") else {
                throw ConfigurationError(file: self.origin(element), problem: "\(key) should be a list of plain words")
            }
            texts.append(scalar.string)
        }
        return texts.joined(separator: ",")
    }

    private static func isNull(_ node: Node) -> Bool {
        guard case .scalar(let scalar) = node, scalar.style == .plain || scalar.style == .any else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    }

    /// The error without the text that it is about, which may have a secret.
    private static func problem(_ error: any Error, path: String) -> ConfigurationError {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            ConfigurationError(file: .file(path: path, line: mark.line), problem: "not valid YAML: \(problem)")
        case .duplicatedKeysInMapping(let keys, let context):
            ConfigurationError(
                file: .file(path: path, line: context.mark.line),
                problem: "\(keys.joined(separator: ", ")) is there twice"
            )
        case .reader(let problem, _, _, _):
            ConfigurationError(file: .file(path: path, line: nil), problem: "not valid YAML: \(problem)")
        default:
            ConfigurationError(file: .file(path: path, line: nil), problem: "not valid YAML")
        }
    }
}
