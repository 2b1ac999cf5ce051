// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The process's input, output and error output.
package enum StandardStreams {
    /// Opens those that whoever started the process has closed, on nothing.
    ///
    /// Otherwise the first file or socket that is opened would take their number, and what is printed would go there.
    package static func open() {
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
            guard Self.openNothing() <= STDERR_FILENO else { return }
        }
    }

    /// The system gives the lowest number that is free.
    private static func openNothing() -> Int32 {
        #if canImport(Glibc)
        Glibc.open("/dev/null", O_RDWR)
        #elseif canImport(Musl)
        Musl.open("/dev/null", O_RDWR)
        #else
        Darwin.open("/dev/null", O_RDWR)
        #endif
    }
}
