// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

extension XMLElement {
    /// The element as a document without a blank between its elements, its texts spelled as told.
    func document(with spelling: KeyPath<String, String>) -> [UInt8] { Array(self.printed(with: spelling).utf8) }

    private func printed(with spelling: KeyPath<String, String>) -> String {
        let content =
            self.hasChildren
            ? self.children.map { $0.printed(with: spelling) }.joined() : self.text[keyPath: spelling]
        return "<\(self.name)>\(content)</\(self.name)>"
    }

    /// Equal byte for byte, where `==` takes canonically equivalent texts for equal.
    func isIdentical(to other: XMLElement) -> Bool {
        self.name.utf8.elementsEqual(other.name.utf8) && self.text.utf8.elementsEqual(other.text.utf8)
            && Array(self.children).elementsEqual(Array(other.children)) { $0.isIdentical(to: $1) }
    }
}

extension String {
    /// The text as a CDATA section, or as several.
    var inCDATA: String {
        var (spelled, brackets) = ("<![CDATA[", 0)
        for scalar in self.unicodeScalars {
            if scalar == ">", brackets >= 2 { spelled += "]]><![CDATA[" }
            brackets = scalar == "]" ? brackets + 1 : 0
            spelled.unicodeScalars.append(scalar)
        }
        return spelled + "]]>"
    }

    /// The text with every third character as a reference, and those that must be one.
    ///
    /// A long text stays in CDATA: it would outgrow the limit. So does NUL, to which there is no reference.
    var inReferences: String {
        guard self.utf8.count < 20_000, !self.unicodeScalars.contains("\0") else { return self.inCDATA }
        var spelled = ""
        for (position, scalar) in self.unicodeScalars.enumerated() {
            switch scalar {
            case "<": spelled += "&lt;"
            case "&": spelled += "&amp;"
            case _ where position % 6 == 2: spelled += "&#\(scalar.value);"
            case _ where position % 6 == 5: spelled += "&#x\(String(scalar.value, radix: 16));"
            default: spelled.unicodeScalars.append(scalar)
            }
        }
        return spelled
    }
}
