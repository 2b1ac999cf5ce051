// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Testing

@Suite struct FailureTests {
    private static let environment = ["DATABASE_URL": "memory:", "WECHAT_TOKEN": Keys.token]
    private let folder: TemporaryFolder

    init() throws { self.folder = try TemporaryFolder() }

    /// Runs a command that can't work; what it says must be one line.
    private func failure(_ arguments: [String], _ environment: [String: String] = [:]) async throws -> Ended {
        let ended = try await Ended.doumi(arguments, environment: environment, in: self.folder)
        #expect(ended.output == "")
        #expect(ended.errorLines.count == 1, "\(ended.errors)")
        #expect(!ended.errors.contains("Error("))
        #expect(!ended.errors.contains("Domain="))
        return ended
    }

    @Test func `a port in use is one clear line`() async throws {
        let server = try await RunningServer.echoBot(in: self.folder)
        let ended = try await Ended.doumi(
            ["serve", "--port", "\(server.port)"],
            environment: Self.environment,
            in: self.folder
        )
        #expect(ended.status == 1)
        #expect(ended.output == "")
        #expect(ended.errorLines.count == 1, "\(ended.errors)")
        #expect(ended.errors == "error: 127.0.0.1:\(server.port) is in use by another program (http.host, http.port)\n")
    }

    @Test(arguments: [("8.8.8.8", "Cannot assign requested address"), ("nowhere.invalid", "unknown host")])
    func `an address that isn't ours is one clear line`(host: String, reason: String) async throws {
        let ended = try await self.failure(["serve", "--host", host], Self.environment)
        #expect(ended.status == 1)
        #expect(ended.errors.contains("can't listen on \(host):8080: \(reason)"))
    }

    @Test func `a console's host that nobody knows is named`() async throws {
        let console = ["CONSOLE_HOST": "nowhere.invalid", "CONSOLE_PASSWORD": "correct horse"]
        let ended = try await Ended.doumi(
            ["serve", "--port", "0"],
            environment: Self.environment.merging(console) { $1 },
            in: self.folder
        )
        #expect(ended.status == 1)
        let last = "error: the console can't listen on nowhere.invalid:8081: unknown host (console.host, console.port)"
        #expect(ended.errorLines.last.map(String.init) == last, "\(ended.errors)")
    }

    @Test func `a database that can't be written is one clear line`() async throws {
        try FileManager.default.createDirectory(
            atPath: "\(self.folder.path)/subfolder",
            withIntermediateDirectories: false
        )
        for command in [["serve"], ["chat", "hi"], ["books", "stats"]] {
            let missing = try await self.failure(command + ["--database", "sqlite:missing/doumi.db"])
            #expect(missing.status == 1)
            #expect(missing.errors.contains("missing/doumi.db"))
            try self.folder.write(
                "notes.txt",
                "These are notes, and no database. " + String(repeating: "x", count: 5000)
            )
            let other = try await self.failure(command + ["--database", "sqlite:notes.txt"])
            #expect(other.status == 1)
            #expect(other.errors == "error: the database notes.txt can't be used: file is not a database\n")
            let isFolder = try await self.failure(
                command + ["--database", "sqlite:subfolder"],
                ["WECHAT_TOKEN": Keys.token]
            )
            #expect(isFolder.status == 1)
        }
    }

    @Test(
        arguments: [
            ("HTTP_PORT", "eighty", "http.port"), ("WECHAT_TOKEN", "no", "wechat.token"),
            ("WECHAT_MODE", "safe", "wechat.encodingAesKey"), ("LOG_LEVEL", "loud", "log.level"),
            ("DATABASE_URL", "mysql:x", "database.url"), ("WECHAT_REPLAY_WINDOW", "-1", "wechat.replayWindow"),
            ("WECHAT_TOKEN_FILE", "missing", "wechat.tokenFile"),
        ]
    )
    func `a value that isn't allowed names its key`(variable: String, value: String, key: String) async throws {
        let ended = try await self.failure(["serve"], ["DATABASE_URL": "memory:"].merging([variable: value]) { $1 })
        #expect(ended.status == 64)
        #expect(ended.errors.contains("\(key) ("))
        #expect(ended.errors.contains(variable) || key == "wechat.encodingAesKey")
    }

    @Test func `an unknown key is named, in the file with its line`() async throws {
        let option = try await self.failure(["serve", "--set", "http.prot=1"])
        #expect(option.status == 64)
        #expect(option.errors.contains("http.prot: unknown key; did you mean http.port?"))
        let file = try self.folder.write("other.yaml", "http:\n  prot: 1\n")
        let inFile = try await self.failure(["chat", "hi", "--config", file])
        #expect(inFile.status == 64)
        #expect(inFile.errors.contains("other.yaml, line 2"))
        let broken = try self.folder.write("broken.yaml", "http: {port: 1")
        #expect(try await self.failure(["serve", "--config", broken]).status == 64)
        #expect(try await self.failure(["serve", "--config", "missing.yaml"]).status == 64)
    }

    @Test func `with memory alone a token is required`() async throws {
        let ended = try await self.failure(["serve"], ["DATABASE_URL": "memory:"])
        #expect(ended.status == 64)
        #expect(ended.errors.contains("wechat.token"))
    }

    @Test func `wrong usage is status 64`() async throws {
        for arguments in [
            ["nonsense"], ["push"], ["push", "http://a/"], ["push", "nowhere", "--text", "a"], ["chat", "--nonsense"],
        ] {
            let ended = try await Ended.doumi(arguments, environment: Self.environment, in: self.folder)
            #expect(ended.status == 64, "\(arguments)")
            #expect(ended.output == "")
            #expect(ended.errors.hasPrefix("Error: "))
        }
    }

    @Test func `a file that can't be read is one clear line`() async throws {
        for command in [["decode"], ["books", "import"], ["push", "http://127.0.0.1:1/", "--file"]] {
            let missing = try await self.failure(command + ["missing.xml"], ["WECHAT_TOKEN": Keys.token])
            #expect(missing.status == 1)
            #expect(missing.errors == "error: missing.xml can't be read: No such file or directory\n")
            let isFolder = try await self.failure(command + ["."], ["WECHAT_TOKEN": Keys.token])
            #expect(isFolder.errors == "error: . can't be read: Is a directory\n")
        }
    }

    @Test func `help and version are no failures`() async throws {
        for arguments in [["--help"], ["serve", "--help"], ["push", "--help"], ["--version"], ["routes"]] {
            let ended = try await Ended.doumi(arguments, in: self.folder)
            #expect(ended.status == 0)
            #expect(ended.errors == "")
            #expect(!ended.output.isEmpty)
        }
    }
}
