// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Why a file can't be imported at all.
public enum ImportError: Error, Hashable, Sendable, CustomStringConvertible {
    /// No column of the first line is a title; these are the columns.
    case noTitleColumn([String])
    /// There is nothing in the file.
    case empty
    /// The file is in UTF-16, as some spreadsheets save "Unicode text".
    case utf16
    /// The file is packed by gzip, and damaged.
    case damagedGzip
    /// The file is packed by gzip, and its end is missing.
    case truncatedGzip
    /// The file ends within a list of books.
    case truncatedJSON
    /// A dump of Open Library ends within a line.
    case truncatedDump
    /// There is no line in a dump of Open Library.
    case emptyDump
    /// A file has editions in it, and others before it were read as if it hadn't.
    case mixedDump
    /// The file is MARC in XML.
    case marcXML

    /// What to tell the operator.
    public var description: String {
        switch self {
        case .noTitleColumn(let columns):
            "the first line names no column for titles (title, 书名 …); it has: \(columns.joined(separator: ", "))"
        case .utf16: "the file is in UTF-16; save it as CSV in UTF-8"
        case .empty: "there is no book in the file"
        case .damagedGzip: "the gzip data is damaged"
        case .truncatedGzip: "the gzip data is cut off"
        case .truncatedJSON: "the JSON is cut off"
        case .truncatedDump: "the dump is cut off within a line"
        case .emptyDump: "there is no line in the dump"
        case .mixedDump:
            "there are editions in this file too, and works were left out; give one file of everything alone"
        case .marcXML:
            "the file is MARCXML; make ISO 2709 of it: yaz-marcdump -i marcxml -o marc FILE > books.mrc"
        }
    }
}
