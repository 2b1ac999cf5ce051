// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Logging

/// One line of the log, not yet written.
struct LogLine {
    var time: LogTimestamp
    var level: Logger.Level
    var label: String
    var message: String
    /// What belongs to it, nested dictionaries flattened to keys with dots, in the order of the keys.
    var fields: [(key: String, value: Logger.MetadataValue)]

    /// Puts a line together; of the metadata the last wins.
    init(time: LogTimestamp, label: String, event: LogEvent, metadata: [Logger.Metadata?]) {
        var flat: [String: Logger.MetadataValue] = [:]
        for layer in metadata {
            for (key, value) in layer ?? [:] { Self.flatten(key, value, into: &flat) }
        }
        if let error = event.error {
            flat["error.message"] = "\(error)"
            flat["error.type"] = "\(String(reflecting: type(of: error)))"
        }
        self.time = time
        self.level = event.level
        self.label = label
        self.message = event.message.description
        self.fields = flat.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private static func flatten(
        _ key: String,
        _ value: Logger.MetadataValue,
        into flat: inout [String: Logger.MetadataValue]
    ) {
        guard case .dictionary(let inner) = value else {
            flat[key] = value
            return
        }
        for (name, value) in inner { Self.flatten("\(key).\(name)", value, into: &flat) }
    }
}
