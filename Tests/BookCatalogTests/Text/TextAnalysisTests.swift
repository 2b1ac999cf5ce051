// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing

@testable import BookCatalog

@Suite
struct TextAnalysisTests {
    @Test(arguments: [
        ("浪潮之巅", "浪潮 潮之 之巅 巅"), ("家", "家"), ("C++ Primer 中文版", "cplusplus primer 中文 文版 版"),
        ("天才在左 疯子在右", "天才 才在 在左 左疯 疯子 子在 在右 右"), ("圍城", "围城 城"), ("C#入门", "csharp 入门 门"),
        (".NET框架", "dotnet 框架 架"), ("ASP.NET", "asp dotnet"), ("Node.js实战", "nodejs 实战 战"), ("Ｆ＃", "fsharp"),
        ("加西亚·马尔克斯", "加西 西亚 亚马 马尔 尔克 克斯 斯"), ("J. K. 罗琳", "jk 罗琳 琳"), ("Harry Potter's", "harry potters"),
        ("José Saramago", "jose saramago"), ("三体Ⅱ", "三体 体 2"), ("三体II", "三体 体 2"), ("ノルウェイの森", "ノル ルウ ウェ ェイ イの の森 森"),
        ("史记（全十册）", "史记 记 全十 十册 册"), ("1Q84", "1q84"), ("埃里克 · 马瑟斯", "埃里 里克 克马 马瑟 瑟斯 斯"), ("ﾉﾙ", "ノル ル"),
        ("Война и мир", "война и мир"), ("🙂", ""), ("“”……！", ""),
    ])
    func `texts become terms`(text: String, terms: String) {
        #expect(TextAnalysis.terms(of: FoldedText(text)).joined(separator: " ") == terms)
    }

    @Test(arguments: [
        ("圍城", "围城"), ("钱锺书", "钱钟书"), ("錢鍾書", "钱钟书"), ("活著", "活着"), ("ＡＢＣ", "abc"), ("Ünïcode", "unicode"),
        ("《活着》", "活着"), ("妳好", "你好"), ("ǅ", "dž"),
    ])
    func `keys don't know case, width, accents and tradition`(text: String, key: String) {
        #expect(FoldedText(text).key == FoldedText(key).key)
    }

    @Test(arguments: [
        ("浪潮之巅", ["langchaozhidian", "langzhaozhidian"], ["lczd", "lzzd"]), ("余华", ["yuhua"], ["yh"]),
        ("曾国藩", ["zengguofan", "cengguofan"], ["zgf", "cgf"]), ("嫌疑人X的献身", ["xianyirenxdexianshen"], ["xyrxdxs"]),
        ("水浒传", ["shuihuchuan", "shuihuzhuan"], ["shc", "shz"]), ("1984", [], []),
    ])
    func `titles can be read aloud`(text: String, full: [String], initials: [String]) {
        let readings = Pinyin.readings(of: FoldedText(text))
        #expect(Set(readings.map(\.full)).isSuperset(of: full.prefix(1)))
        #expect(readings.isEmpty == full.isEmpty)
        #expect(Set(readings.map(\.initials)).isSuperset(of: initials.prefix(1)))
    }

    @Test(arguments: [
        ("浪潮之巅（第四版）（上下册）", "浪潮之巅"), ("平凡的世界（全三部）", "平凡的世界"), ("C++ Primer 中文版（第 4 版）", "cplusplusprimer中文版"),
        ("明朝那些事儿（壹）", "明朝那些事儿壹"), ("兄弟（上）", "兄弟上"), ("悲惨世界（上中下）", "悲惨世界"), ("算法导论（原书第3版）", "算法导论"),
        ("Linux命令行与shell脚本编程大全 第3版", "linux命令行与shell脚本编程大全"), ("（全二册）", "全二册"), ("半开（括号", "半开括号"),
    ])
    func `editions of a work have the same key, volumes have not`(title: String, key: String) {
        #expect(TitleKey.work(title) == key)
    }

    @Test
    func `a book has a term for the beginning of its title, and one for each Chinese name of an author`() {
        let book = Book(title: "月亮与六便士", authors: ["W.萨默塞特·毛姆", "余 华", "Jane Austen"])
        let terms = BookTerms(book)
        #expect(terms.title.filter { !$0.allSatisfy(\.isLetter) } == ["▷月"])
        #expect(terms.authors.filter { !$0.allSatisfy(\.isLetter) } == ["◁毛姆", "◁余华"])
        #expect(BookTerms(Book(title: "1984")).title == ["1984"])
    }

    @Test
    func `names are one person's when one is part of the other`() {
        #expect(PersonName.areOnePerson(["毛姆", "W.萨默塞特·毛姆", "威廉·萨默塞特·毛姆"]))
        #expect(PersonName.areOnePerson(["G. 伽莫夫", "乔治·伽莫夫"]))
        #expect(!PersonName.areOnePerson(["夏洛蒂·勃朗特", "艾米莉·勃朗特"]))
        #expect(!PersonName.areOnePerson([]))
    }

    @Test
    func `every character of the table has a reading that can be typed`() {
        for value in UInt32(0x4E00)...0x9FA5 {
            for reading in HanTable.shared.readings(value) { #expect(reading.allSatisfy { ("a"..."z").contains($0) }) }
        }
        #expect(HanTable.shared.readings(0x66FE) == ["zeng", "ceng"])
        #expect(HanTable.shared.simplified(0x570D) == 0x56F4)
        #expect(HanTable.shared.simplified(0x9FFF) == 0x9FFF)
    }
}
