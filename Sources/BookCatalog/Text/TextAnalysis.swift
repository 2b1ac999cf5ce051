// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// How texts become terms of an index.
///
/// Deterministic: the same text always gives the same terms. A change of the rules is a new ``version``, at which a
/// repository builds its index anew.
public enum TextAnalysis {
    /// The version of the rules and of the table of characters behind them.
    public static let version = 4

    /// The terms of a text, separated by spaces: words, and of Chinese characters each pair and the last one.
    ///
    /// 浪潮之巅 gives `浪潮 潮之 之巅 巅`. Pairs reach over spaces and punctuation, which readers leave out, and end at
    /// brackets.
    static func terms(of text: FoldedText) -> [String] {
        var terms: [String] = []
        terms.reserveCapacity(text.scalars.count)
        var index = 0
        while index < text.runs.count {
            let run = text.runs[index]
            index += 1
            guard run.isHan else {
                terms.append(text.string(run.range))
                continue
            }
            var end = run.range.upperBound
            while index < text.runs.count, text.runs[index].isHan, text.runs[index].gap < .bracket {
                end = text.runs[index].range.upperBound
                index += 1
            }
            Self.appendPairs(of: text, in: run.range.lowerBound..<end, to: &terms)
            terms.append(text.string(end - 1..<end))
        }
        return terms
    }

    static func appendPairs(of text: FoldedText, in range: Range<Int>, to terms: inout [String]) {
        guard range.count > 1 else { return }
        for start in range.dropLast() { terms.append(text.string(start..<start + 2)) }
    }
}
