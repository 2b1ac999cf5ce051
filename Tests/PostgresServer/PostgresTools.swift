// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation

/// PostgreSQL's own programs, run as a user who isn't root, as it demands.
struct PostgresTools {
    private let folder: String
    private let user: String?

    init() throws {
        guard let folder = Self.folder else {
            throw PostgresServer.Failure(
                description: "PostgreSQL isn't on this machine; script/bootstrap test installs it"
            )
        }
        self.folder = folder
        self.user = geteuid() == 0 ? ["postgres", "nobody"].first { getpwnam($0) != nil } : nil
    }

    /// Whether they are on this machine.
    static var exist: Bool { Self.folder != nil }

    /// Debian keeps them out of PATH, in a folder for each version.
    private static var folder: String? {
        let debian = "/usr/lib/postgresql"
        let versions = ((try? FileManager.default.contentsOfDirectory(atPath: debian)) ?? [])
            .sorted { Double($0) ?? 0 > Double($1) ?? 0 }.map { "\(debian)/\($0)/bin" }
        let path = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        return (versions + path).first { FileManager.default.isExecutableFile(atPath: "\($0)/initdb") }
    }

    /// Creates a folder that belongs to the user.
    func createFolder(_ path: String) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        if let user { try FileManager.default.setAttributes([.ownerAccountName: user], ofItemAtPath: path) }
    }

    /// What runs one of the programs.
    func command(_ name: String, _ arguments: [String]) -> [String] {
        let program = ["\(self.folder)/\(name)"] + arguments
        guard let user else { return program }
        let group = getpwnam(user).map { "\($0.pointee.pw_gid)" } ?? user
        return ["/usr/bin/env", "setpriv", "--reuid=\(user)", "--regid=\(group)", "--clear-groups"] + program
    }

    /// Runs one of the programs to its end.
    func run(_ name: String, _ arguments: [String]) throws {
        guard try ChildProcess(self.command(name, arguments)).wait() else {
            throw PostgresServer.Failure(description: "\(name) \(arguments.joined(separator: " ")): failed")
        }
    }
}
