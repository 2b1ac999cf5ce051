// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension SearchWords {
    /// Everything that was asked for, wherever no field was named in any field; the last word may go on.
    var expression: TermExpression? { self.expression(lastWordGoesOn: true) }

    /// What fits without putting together all words that begin alike: a last word of letters that was written to its
    /// end; for a single Chinese character, titles that begin with it and texts that end with it.
    var quickExpressions: [TermExpression] {
        guard let folded = self.parts.last?.folded, let run = folded.runs.last else { return [] }
        if !run.isHan { return self.expression(lastWordGoesOn: false).map { [$0] } ?? [] }
        guard self.parts.count == 1, self.parts[0].field == .any, folded.scalars.count == 1,
            let beginning = BookTerms.beginning(of: folded)
        else { return [] }
        return [.phrase([beginning], field: .title), .phrase([folded.key])]
    }

    private func expression(lastWordGoesOn: Bool) -> TermExpression? {
        let strict = TermExpression.all(self.parts.map { Self.expression($0, lastWordGoesOn) })
        guard let spoken = self.spoken else { return strict.simplified }
        return TermExpression.any([strict, .phrase([spoken], field: .pinyin, isPrefix: true)]).simplified
    }

    /// `yu hua` and `huo zhe`, as one word: pinyin is indexed without spaces.
    private var spoken: String? {
        guard self.parts.count == 1, let part = self.parts.first, part.field == .any, part.folded.runs.count > 1,
            part.folded.scalars.allSatisfy({ (0x61...0x7A).contains($0) })
        else { return nil }
        return part.key
    }

    /// What may be pinyin of a whole title or name: the words in one, and what was named as an author.
    var spokenKeys: [String] {
        let plain = self.parts.filter { $0.field == .any || $0.field == .title }.map(\.key).joined()
        return ([plain] + self.parts(.author).map(\.key))
            .filter { !$0.isEmpty && $0.utf8.allSatisfy { (0x21...0x7E).contains($0) } }
    }

    private static func expression(_ part: Part, _ lastWordGoesOn: Bool) -> TermExpression {
        let field: TermField? =
            switch part.field {
            case .title: .title
            case .author: .authors
            case .publisher, .translator: .details
            case .any: nil
            }
        let folded = part.folded
        let phrases = folded.runs.enumerated()
            .map { index, run in
                let goesOn = lastWordGoesOn && index == folded.runs.count - 1
                return Self.phrase(of: run, in: folded, field: field, goesOn: goesOn)
            }
        // 作者:yuhua: the name may be written as it is spoken.
        if part.field == .author || part.field == .title, folded.runs.allSatisfy({ !$0.isHan }) {
            return .any([.all(phrases), .phrase([part.key], field: .pinyin, isPrefix: true)])
        }
        return .all(phrases)
    }

    /// Pairs for Chinese characters, the word otherwise; one character, and a word that is told to, may go on.
    static func phrase(of run: FoldedText.Run, in text: FoldedText, field: TermField?, goesOn: Bool) -> TermExpression {
        guard run.isHan, run.range.count > 1 else {
            return .phrase([text.string(run.range)], field: field, isPrefix: run.isHan || goesOn)
        }
        var terms: [String] = []
        TextAnalysis.appendPairs(of: text, in: run.range, to: &terms)
        return .phrase(terms, field: field)
    }

    /// The words as the whole name of an author.
    var authorExpression: TermExpression? {
        guard self.parts.count == 1, let part = self.parts.first, part.field == .any || part.field == .author else {
            return nil
        }
        if let name = BookTerms.name(part.folded) { return .phrase([name], field: .authors) }
        return TermExpression.phrase(TextAnalysis.terms(of: part.folded), field: .authors).simplified
    }

    /// The keys of titles that the words may be.
    var titleKeys: [String] {
        var keys = self.parts.filter { $0.field == .title || $0.field == .any }.map { TitleKey.work($0.text) }
        if keys.count > 1 { keys.append(keys.joined()) }
        return keys
    }

    /// Other ways to understand the same words, for when nothing fits: 余华的书, `The Hobbit by Tolkien`.
    var alternatives: [SearchWords] {
        guard self.parts.count == 1, let part = self.parts.first, part.field == .any else { return [] }
        var alternatives: [SearchWords] = []
        for suffix in ["写的书", "的书", "的作品", "的小说", "的著作", "的散文", "的诗", "写的", "著"] where part.text.hasSuffix(suffix) {
            alternatives.append(SearchWords(text: self.text, parts: [Part(.author, part.text.dropLast(suffix.count))]))
        }
        for word in [" by ", " By ", " BY ", " from "] {
            guard let range = part.text.firstRange(of: word) else { continue }
            let title = Part(.any, part.text[..<range.lowerBound])
            alternatives.append(
                SearchWords(text: self.text, parts: [title, Part(.author, part.text[range.upperBound...])])
            )
        }
        for prefix in ["by ", "By ", "BY ", "作者", "作家"] where part.text.hasPrefix(prefix) {
            alternatives.append(self.with([Part(.author, part.text.dropFirst(prefix.count))]))
        }
        for suffix in ["翻译的书", "翻译的", "翻译", "译的书", "译"] where part.text.hasSuffix(suffix) {
            alternatives.append(self.with([Part(.translator, part.text.dropLast(suffix.count))]))
        }
        for (number, volume) in ["第一部", "第二部", "第三部", "第四部"].enumerated() where part.text.hasSuffix(volume) {
            alternatives.append(SearchWords("\(part.text.dropLast(volume.count))\(number + 1)"))
        }
        if let plain = Courtesies.removed(from: part.text) { alternatives.append(SearchWords(plain)) }
        let edition = TitleKey.withoutEdition(part.text)
        if edition != part.text { alternatives.append(SearchWords(edition)) }
        return alternatives.filter { !$0.isEmpty }
    }

    /// The title in 《》 alone, whatever was said around it.
    var quotedAlone: SearchWords? {
        let titles = self.parts(.title)
        guard !titles.isEmpty, titles.count < self.parts.count else { return nil }
        return self.with(Array(titles.prefix(1)))
    }

    /// The same text without the spaces and marks within it, for titles that are written with others: 活 着.
    var joined: SearchWords? {
        guard self.parts.count == 1, let part = self.parts.first, part.field == .any, part.folded.runs.count > 1,
            part.folded.runs.allSatisfy(\.isHan)
        else { return nil }
        return self.with([Part(.any, part.key)])
    }

    /// The words with one of them left out, for when one too many was written: 浪潮 pdf.
    var shortened: [SearchWords] {
        guard self.parts.count == 1, let part = self.parts.first, part.field == .any else { return [] }
        let chunks = part.folded.chunks.compactMap { chunk -> String? in
            guard let first = chunk.first, let last = chunk.last else { return nil }
            return part.folded.spaced(first.range.lowerBound..<last.range.upperBound)
        }
        guard (2...3).contains(chunks.count) else { return [] }
        return chunks.indices.reversed()
            .compactMap { index in
                var rest = chunks
                rest.remove(at: index)
                let text = rest.joined(separator: " ")
                return text.utf8.count > 5 ? self.with([Part(.any, text)]) : nil
            }
    }

    /// Author and title written without a space, cut at each place: 余华活着; ``ContainedNames`` finds longer ones.
    var cuts: [SearchWords] {
        guard self.parts.count == 1, let part = self.parts.first, part.field == .any, part.folded.chunks.count == 1,
            (3...12).contains(part.folded.scalars.count)
        else { return [] }
        let scalars = part.folded.scalars.count
        return (1..<scalars)
            .flatMap { cut in
                let head = part.folded.string(0..<cut)
                let tail = part.folded.string(cut..<scalars)
                return [
                    SearchWords(text: self.text, parts: [Part(.author, head), Part(.title, tail)]),
                    SearchWords(text: self.text, parts: [Part(.title, head), Part(.author, tail)]),
                ]
            }
    }

    /// Titles that have what was written in one in two pieces, whatever stands between them.
    var looseExpression: TermExpression? {
        guard self.parts.count == 1, let part = self.parts.first, part.field == .any, part.folded.runs.count == 1,
            let run = part.folded.runs.first, run.isHan, (4...16).contains(run.range.count)
        else { return nil }
        let cuts = run.range.dropFirst(2).dropLast()
        return
            TermExpression.any(
                cuts.map { cut in
                    .all(
                        [run.range.lowerBound..<cut, cut..<run.range.upperBound]
                            .map { range in
                                let half = FoldedText.Run(range: range, isHan: true, gap: .none)
                                return Self.phrase(of: half, in: part.folded, field: nil, goesOn: false)
                            }
                    )
                }
            )
            .simplified
    }
}
