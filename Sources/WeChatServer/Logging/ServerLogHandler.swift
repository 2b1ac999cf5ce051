// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import Logging

/// Writes the log as lines of text or JSON, each with one write.
///
/// It is a value that nobody shares: a line is put together without a lock, and only its writing waits for others.
public struct ServerLogHandler: LogHandler {
    /// The logger's label.
    public let label: String
    /// What a line looks like.
    public let format: LogFormat
    /// The least important level that is logged.
    public var logLevel: Logger.Level
    /// What belongs to each line of this logger.
    public var metadata: Logger.Metadata = [:]
    /// Where more that belongs to a line comes from.
    public var metadataProvider: Logger.MetadataProvider?

    private let output: LogOutput
    private let now: @Sendable () -> LogTimestamp

    /// Creates a log handler.
    public init(
        label: String,
        format: LogFormat = .text,
        level: Logger.Level = .info,
        output: LogOutput = .standardError,
        metadataProvider: Logger.MetadataProvider? = nil
    ) {
        self.init(label: label, format: format, level: level, output: output) { .now }
        self.metadataProvider = metadataProvider
    }

    init(
        label: String,
        format: LogFormat,
        level: Logger.Level,
        output: LogOutput,
        now: @escaping @Sendable () -> LogTimestamp
    ) {
        self.label = label
        self.format = format
        self.logLevel = level
        self.output = output
        self.now = now
    }

    /// What belongs to each line of this logger, by its key.
    public subscript(metadataKey key: String) -> Logger.MetadataValue? {
        get { self.metadata[key] }
        set { self.metadata[key] = newValue }
    }

    /// Writes a line.
    public func log(event: LogEvent) {
        let line = LogLine(
            time: self.now(),
            label: self.label,
            event: event,
            metadata: [self.metadata, self.metadataProvider?.get(), event.metadata]
        )
        self.output.append(self.format == .json ? line.json : line.text)
    }
}
