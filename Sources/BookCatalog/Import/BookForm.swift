// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A book as texts to be edited, by the names of the columns of an exported CSV; read and checked as a file's rows are.
///
/// ```swift
/// var form = try BookForm(book)
/// form["price"] = "45.00元"
/// try await repository.save([form.book()])
/// ```
public struct BookForm: Hashable, Sendable {
    /// The names of the fields, in the order of an export: `isbn13`, `title`, `authors` and so on.
    public static let names = BookExport.columns.map(\.name)

    private var fields: [String: String]

    /// Creates a form of the fields that have one of ``names``; others are left out.
    public init(fields: [String: String] = [:]) {
        self.fields = fields.filter { Self.names.contains($0.key) }
    }

    /// A book's fields.
    /// - Throws: `EncodingError`, for a list that can't be written.
    public init(_ book: Book) throws {
        self.fields = [:]
        for column in BookExport.columns { self.fields[column.name] = try column.value(book) }
    }

    /// A field; nil where nothing stands in it.
    public subscript(name: String) -> String? {
        get { self.fields[name].flatMap { $0.isEmpty ? nil : $0 } }
        set { self.fields[name] = newValue }
    }

    /// The book.
    ///
    /// - Parameter source: The name of its source, where no field says so.
    /// - Returns: The book.
    /// - Throws: ``RejectedRow/Reason``, for what an import would reject.
    public func book(source: String = "import") throws(RejectedRow.Reason) -> Book {
        let values = Self.names.map { self.fields[$0] ?? "" }
        guard !values.contains(where: { $0.utf8.contains(0) }) else { throw .nul }
        guard let columns = BookColumns(header: Self.names) else { throw .noTitle }
        return try columns.book(of: values, defaultSource: source)
    }
}
