// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation

/// A process that gets its standard streams, and no signal blocked as the thread may have it that starts it.
struct ChildProcess {
    let id: pid_t

    /// Starts a program.
    /// - Parameters:
    ///   - command: Its path and arguments.
    ///   - input: What it reads; nothing unless told.
    ///   - output: Where it writes; nowhere unless told.
    init(_ command: [String], input: CInt? = nil, output: CInt? = nil) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (stream, descriptor) in [(STDIN_FILENO, input), (STDOUT_FILENO, output), (STDERR_FILENO, nil)] {
            if let descriptor {
                posix_spawn_file_actions_adddup2(&actions, descriptor, stream)
            } else {
                posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0)
            }
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var id = pid_t()
        let failure = posix_spawn(&id, command[0], &actions, &attributes, &arguments, environ)
        guard failure == 0 else {
            throw PostgresServer.Failure(description: "\(command[0]): \(String(cString: strerror(failure)))")
        }
        self.id = id
    }

    /// Waits for its end; returns whether it ended well.
    func wait() -> Bool {
        var status: CInt = 0
        while waitpid(self.id, &status, 0) < 0, errno == EINTR {}
        return status == 0
    }
}
