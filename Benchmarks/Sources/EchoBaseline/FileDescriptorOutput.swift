// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Standard output without a buffer.
enum FileDescriptorOutput {
    static func write(_ text: String) {
        _ = text.withCString { start in
            #if canImport(Glibc)
            Glibc.write(STDOUT_FILENO, start, strlen(start))
            #elseif canImport(Musl)
            Musl.write(STDOUT_FILENO, start, strlen(start))
            #else
            Darwin.write(STDOUT_FILENO, start, strlen(start))
            #endif
        }
    }
}
