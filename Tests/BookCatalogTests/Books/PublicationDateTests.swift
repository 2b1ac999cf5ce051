// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing

@testable import BookCatalog

@Suite
struct PublicationDateTests {
    @Test(arguments: [
        ("2011", "2011"), ("March 1, 2011", "2011-03-01"), ("1 March 2011", "2011-03-01"), ("Mar 2011", "2011-03"),
        ("Sept. 1999", "1999-09"), ("c1998", "1998"), ("[2003]", "2003"), ("1987?", "1987"), ("08/01/2011", "2011"),
        ("2017年09月第1版", "2017-09"), ("[2011.8]", "2011-08"), ("民国25年", "1936"), ("民国二十五年 [1936]", "1936"),
        ("Mayflower Books, 1976", "1976"), ("1998-2001", "1998"), ("2011.13", "2011"),
    ])
    func `a date is found however it is written`(text: String, date: String) {
        #expect(PublicationDate.read(text)?.description == date)
    }

    @Test(arguments: ["", "n.d.", "民国", "民国99年", "12345", "March", "0000"])
    func `a text without a year gives none`(text: String) {
        #expect(PublicationDate.read(text) == nil)
    }
}
