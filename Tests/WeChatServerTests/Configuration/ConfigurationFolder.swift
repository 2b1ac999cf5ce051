// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import WeChatServer

/// A temporary folder with configuration files, gone with the value that a test holds.
final class ConfigurationFolder {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "configuration-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
        self.path = url.path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: self.path)
    }

    /// Writes a file and says where it is.
    @discardableResult
    func write(_ name: String, _ text: String) throws -> String {
        try self.write(name, Array(text.utf8))
    }

    @discardableResult
    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        let path = "\(self.path)/\(name)"
        try Data(bytes).write(to: URL(filePath: path))
        return path
    }

    /// Reads settings with this folder as the working directory, and with nothing of the process's environment.
    func settings(
        options: [String: String] = [:],
        environment: [String: String] = [:],
        file: String? = nil,
        yaml: String? = nil
    ) throws -> Settings {
        if let yaml { try self.write("doumi.yaml", yaml) }
        return try Settings(options: options, environment: environment, file: file, directory: self.path)
    }

    /// The configuration that such settings make.
    func configuration(
        options: [String: String] = [:],
        environment: [String: String] = [:],
        yaml: String? = nil
    ) throws -> ServerConfiguration {
        try ServerConfiguration(settings: self.settings(options: options, environment: environment, yaml: yaml))
    }

    /// The error that such settings make.
    func error(
        options: [String: String] = [:],
        environment: [String: String] = [:],
        yaml: String? = nil
    ) -> ConfigurationError? {
        do {
            _ = try self.configuration(options: options, environment: environment, yaml: yaml)
            return nil
        } catch {
            return error as? ConfigurationError
        }
    }
}
