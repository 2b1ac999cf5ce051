// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import Logging

/// How a process logs: level, format and where to.
public struct LoggingSetup: Sendable {
    /// The least important level that is logged.
    public var level: Logger.Level
    /// What a line looks like.
    public var format: LogFormat
    /// Where lines go.
    public var output: LogOutput

    /// Creates a set-up.
    public init(level: Logger.Level = .info, format: LogFormat = .text, output: LogOutput = .standardError) {
        self.level = level
        self.format = format
        self.output = output
    }

    /// Creates the set-up that a configuration asks for.
    public init(_ configuration: ServerConfiguration) {
        self.init(level: configuration.logLevel, format: configuration.logFormat)
    }

    /// Makes a logger, for code that is handed its logger.
    public func makeLogger(label: String) -> Logger {
        Logger(label: label) { self.makeHandler(label: $0, metadataProvider: nil) }
    }

    /// Makes this the way that every logger of the process logs; to be called once, at the start.
    public func bootstrap(metadataProvider: Logger.MetadataProvider? = nil) {
        LoggingSystem.bootstrap(
            { self.makeHandler(label: $0, metadataProvider: $1) },
            metadataProvider: metadataProvider
        )
    }

    private func makeHandler(label: String, metadataProvider: Logger.MetadataProvider?) -> any LogHandler {
        ServerLogHandler(
            label: label,
            format: self.format,
            level: self.level,
            output: self.output,
            metadataProvider: metadataProvider
        )
    }
}
