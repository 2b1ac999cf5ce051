// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Synchronization

/// A PostgreSQL server of the tests' own: in a temporary folder, on a socket there, and gone with the process that has it,
/// however that ends.
public final class PostgresServer: Sendable {
    /// Why there is none.
    public struct Failure: Error, CustomStringConvertible {
        /// The reason, in words.
        public let description: String
    }

    /// Reads commands until the end of its input, which is that of its process. First it closes what it has inherited: others
    /// may wait for the end of that.
    private static let keeper = """
        for fd in /dev/fd/*; do
            fd=${fd##*/}
            if ((fd > 2)); then eval "exec $fd>&-"; fi
        done
        folder=$1 server=''
        shift
        while read -r word; do
            case $word in
            start) "$@" </dev/null >>"$folder/log" 2>&1 & server=$! ;;
            stop) kill -INT "$server"; wait "$server"; server='' ;;
            crash) kill -QUIT "$server"; wait "$server"; server='' ;;
            freeze) kill -STOP "$server" $(pgrep -P "$server") ;;
            thaw) kill -CONT $(pgrep -P "$server") "$server" ;;
            esac
            echo done
        done
        if [ -n "$server" ]; then kill -CONT $(pgrep -P "$server") "$server"; kill -INT "$server"; wait "$server"; fi
        rm -rf "$folder"
        """

    private let folder: String
    private let tools: PostgresTools
    private let keeper: ChildProcess
    private let input = Pipe()
    private let output = Pipe()
    private let databases = Atomic(0)

    /// Creates a server and starts it.
    public init() throws {
        self.tools = try PostgresTools()
        self.folder = FileManager.default.temporaryDirectory.appending(path: "pg-\(UUID().uuidString.prefix(8))").path()
        try self.tools.createFolder(self.folder)
        try self.tools.run(
            "initdb",
            ["-D", "\(self.folder)/data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
        )
        let settings = [
            "listen_addresses=", "unix_socket_directories=\(self.folder)", "fsync=off", "max_connections=200",
            "log_min_messages=fatal",
        ]
        let server = self.tools.command("postgres", ["-D", "\(self.folder)/data"] + settings.flatMap { ["-c", $0] })
        for end in [self.input.fileHandleForWriting, self.output.fileHandleForReading] {
            // Else other children would hold it open, and the keeper would outlive this process.
            _ = fcntl(end.fileDescriptor, F_SETFD, FD_CLOEXEC)
        }
        self.keeper = try ChildProcess(
            ["/bin/bash", "-c", Self.keeper, "keeper", self.folder] + server,
            input: self.input.fileHandleForReading.fileDescriptor,
            output: self.output.fileHandleForWriting.fileDescriptor
        )
        try self.input.fileHandleForReading.close()
        try self.output.fileHandleForWriting.close()
        try self.start()
    }

    deinit {
        try? self.input.fileHandleForWriting.close()
        _ = self.keeper.wait()
    }

    /// Starts the server again, and waits until it can be used.
    public func start() throws {
        try self.command("start")
        // Each try takes some milliseconds.
        for _ in 0..<2000 {
            if (try? self.tools.run("pg_isready", ["-q", "-h", self.folder])) != nil { return }
        }
        throw Failure(description: "the PostgreSQL server doesn't start")
    }

    /// Stops the server, whatever its clients do.
    public func stop() throws { try self.command("stop") }

    /// Ends the server as a crash does: it writes nothing more to its files, and has to recover from its log.
    public func crash() throws { try self.command("crash") }

    /// Stops the server and all that serve its clients where they are: connections stay open, and nothing is answered.
    public func freeze() throws { try self.command("freeze") }

    /// Lets a frozen server go on.
    public func thaw() throws { try self.command("thaw") }

    /// Creates an empty database.
    /// - Returns: Its address.
    public func createDatabase() throws -> String {
        let name = "test\(self.databases.add(1, ordering: .relaxed).newValue)"
        try self.tools.run("createdb", ["-h", self.folder, "-U", "postgres", name])
        return self.address(database: name)
    }

    /// The address of a database, which need not exist.
    public func address(database: String, user: String = "postgres") -> String {
        let host = self.folder.replacing("/", with: "%2F")
        return "postgresql://\(user)@\(host)/\(database)"
    }

    private func command(_ word: String) throws {
        try self.input.fileHandleForWriting.write(contentsOf: Data("\(word)\n".utf8))
        guard try self.output.fileHandleForReading.read(upToCount: 5)?.count == 5 else {
            throw Failure(description: "the keeper of the PostgreSQL server has ended")
        }
    }
}

extension PostgresServer {
    private static let one = Result { try PostgresServer() }

    /// The server that all suites of a test run share, each with a database of its own.
    public static var shared: PostgresServer { get throws { try self.one.get() } }

    /// Whether suites that need a server are to run: where PostgreSQL is on the machine, and where `REQUIRE_POSTGRES` says
    /// that it must be.
    public static let isExpected = ProcessInfo.processInfo.environment["REQUIRE_POSTGRES"] != nil || PostgresTools.exist
}
