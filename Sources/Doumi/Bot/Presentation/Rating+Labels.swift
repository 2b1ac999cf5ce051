// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

extension Rating {
    /// 豆瓣评分 9.4; 评分 9.4 where nobody knows whose.
    var label: String {
        let source = self.source ?? ""
        return "\(source)\(source.last?.isASCII == true ? " " : "")评分 \(self.mean)"
    }

    /// 豆瓣 9.4, for a row of a list.
    var shortLabel: String { "\(self.source ?? "评分") \(self.mean)" }

    /// How many gave it and when that was; nil where neither is known.
    var provenance: String? {
        let parts = [self.raters.map { "\($0) 人评分" }, self.date.map(Self.snapshot)].compactMap(\.self)
        return parts.isEmpty ? nil : "评分来源：" + ([self.source].compactMap(\.self) + parts).joined(separator: "，")
    }

    /// 2017–2023 年的快照; of a day, 2026-11-28 的快照.
    private static func snapshot(_ date: String) -> String {
        date.contains("-") ? "\(date) 的快照" : "\(date) 年的快照"
    }

    /// With one digit behind the point.
    private var mean: String {
        let tenths = Int((self.average * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
