// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A few figures as bars, drawn by the server as SVG, with the figures as its text.
struct BarChart {
    /// A bar.
    struct Bar {
        let name: String
        let value: Double
        /// The value in words.
        let label: String
        var isBad = false
    }

    private static let height = 84.0

    let title: String
    let bars: [Bar]
    /// A value at which a line is drawn.
    var line: Double?

    /// The picture.
    func html() throws -> String {
        let top = max(self.bars.map(\.value).max() ?? 0, self.line ?? 0, 1)
        let width = 300.0 / Double(max(self.bars.count, 1))
        let columns = self.bars.enumerated()
            .map { index, bar in
                let height = bar.value > 0 ? max(1, Int(Self.height * bar.value / top)) : 0
                return Column(
                    x: Int(Double(index) * width + width * 0.15),
                    middle: Int((Double(index) + 0.5) * width),
                    y: 100 - height,
                    width: max(1, Int(width * 0.7)),
                    height: height,
                    words: "\(bar.name): \(bar.label)",
                    label: bar.value > 0 && width >= 24 ? bar.label : "",
                    above: 97 - height,
                    name: width >= 24 ? bar.name : "",
                    isBad: bar.isBad
                )
            }
        let words = self.bars.map { "\($0.name): \($0.label)" }.joined(separator: "; ")
        return try Self.template.get()
            .render(
                Content(
                    words: "\(self.title). \(words)",
                    columns: columns,
                    line: self.line.map { 100 - Int(Self.height * $0 / top) }
                )
            )
    }

    private struct Content {
        let words: String
        let columns: [Column]
        let line: Int?
    }

    private struct Column {
        let x: Int
        let middle: Int
        let y: Int
        let width: Int
        let height: Int
        let words: String
        let label: String
        let above: Int
        let name: String
        let isBad: Bool
    }

    private static let template = Result {
        try HTMLTemplate(
            string: """
                <svg class="chart" viewBox="0 0 300 116" role="img" aria-label="{{words}}">
                {{#columns}}<rect class="bar{{#isBad}} bad{{/isBad}}" x="{{x}}" y="{{y}}" width="{{width}}" \
                height="{{height}}" rx="2"><title>{{words}}</title></rect>\
                <text x="{{middle}}" y="{{above}}" text-anchor="middle">{{label}}</text>\
                <text x="{{middle}}" y="112" text-anchor="middle">{{name}}</text>
                {{/columns}}
                {{#line}}<path class="limit" d="M0 {{.}}H300"/>{{/line}}<path class="axis" d="M0 100.5H300"/></svg>
                """
        )
    }
}
