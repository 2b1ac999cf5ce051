// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Who made a book, as its title page has it: `(美) 罗伯特·马丁著`, `吴军, 李明编著`.
enum ResponsibilityStatement {
    private static let duties = [
        "编著", "主编", "合著", "原著", "校译", "译注", "等著", "等译", "等编", "著", "译", "譯", "编", "編", "绘", "撰", "等",
    ]

    /// The names in it, without duties and countries.
    static func names(_ text: String) -> [String] {
        text.split { ",，;；、".contains($0) }
            .compactMap { part in
                var name = Substring(SearchWords.trimmed(part.filter { !"[]［］".contains($0) }))
                while let duty = self.duties.first(where: { Self.ends(name, with: $0) }) {
                    name.removeLast(duty.count)
                    name = Substring(SearchWords.trimmed(String(name)))
                }
                let plain = PersonName.plain(String(name))
                return plain.isEmpty ? nil : plain
            }
    }

    /// Whether a duty stands behind a name, of at least two characters.
    private static func ends(_ name: Substring, with duty: String) -> Bool {
        name.hasSuffix(duty) && !name.dropFirst(duty.count + 1).isEmpty
    }
}
