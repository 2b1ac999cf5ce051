// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Where a setting's value came from.
public enum SettingOrigin: Sendable, Hashable, CustomStringConvertible {
    /// An option of the command line.
    case option
    /// An environment variable, by its name.
    case environment(String)
    /// The configuration file, and the line in it where that is known.
    case file(path: String, line: Int?)
    /// A file that holds nothing but this value.
    case secretFile(path: String)
    /// Nowhere: it isn't set.
    case unset

    /// The origin in words.
    public var description: String {
        switch self {
        case .option: "command line"
        case .environment(let name): "environment variable \(name)"
        case .file(let path, let line?): "\(path), line \(line)"
        case .file(let path, nil): path
        case .secretFile(let path): path
        case .unset: "not set"
        }
    }
}
