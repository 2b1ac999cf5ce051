// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres
import BookCatalog
import Testing

@testable import BookCatalogPostgres

@Suite struct TermExpressionQueryTests {
    @Test(arguments: [
        (TermExpression.phrase(["浪潮", "潮之"]), "('浪潮' <-> '潮之')"),
        (.phrase(["余"], isPrefix: true), "'余':*"),
        (.phrase(["▷史"], field: .title), "'▷史':A"),
        (.phrase(["三"], field: .authors, isPrefix: true), "'三':*C"),
        (.phrase(["lang"]), "('lang' | '~lang')"),
        (.phrase(["lang"], field: .pinyin, isPrefix: true), "'~lang':*"),
        (.phrase(["john", "smith"], field: .authors), "('@john' <-> '@smith')"),
        (.phrase(["约翰", "john"], field: .authors), "('约翰':C <-> '@john')"),
        (.all([.phrase(["活着"]), .any([.phrase(["余华"]), .phrase(["某人"])])]), "('活着' & ('余华' | '某人'))"),
        (.phrase(["书'\\"]), "'书''\\\\'"),
    ])
    func `an expression becomes a query of the server's`(expression: TermExpression, query: String) {
        #expect(expression.query == query)
    }
}
#endif
