// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension WeChatClient {
    private struct Created: Decodable {
        var id: String

        init(from decoder: any Decoder) throws {
            self.id = try decoder.container(keyedBy: MenuKey.self).decodeMenuText(forKey: "menuid")
        }
    }

    /// Gives the account a menu for everybody in place of the one that it has; conditional ones stay.
    ///
    /// [创建自定义菜单](https://developers.weixin.qq.com/doc/service/api/custommenu/api_createcustommenu.html)
    /// - Throws: ``WeChatClientError``; with codes 40015 to 40027, 40054 and 40055 for a limit that is broken.
    public func createMenu(_ buttons: [MenuButton]) async throws(WeChatClientError) {
        try await self.perform(.post("/cgi-bin/menu/create", CustomMenu(buttons: buttons), .always))
    }

    /// The account's menus, as far as they were made by the API; nil where there are none.
    ///
    /// The conditional ones come newest first, as WeChat tries them.
    ///
    /// [获取自定义菜单配置](https://developers.weixin.qq.com/doc/service/api/custommenu/api_getcustommenu.html)
    public func menu() async throws(WeChatClientError) -> CustomMenu? {
        do throws(WeChatClientError) {
            var menu = try await self.value(CustomMenu.self, of: .get("/cgi-bin/menu/get"))
            // Their numbers grow; nothing says in which order WeChat lists them.
            menu.conditional.sort { Int64($0.id ?? "") ?? 0 > Int64($1.id ?? "") ?? 0 }
            return menu
        } catch .refused(let refusal) where refusal.code == 46003 {
            return nil
        }
    }

    /// Deletes the account's menu, and all conditional ones with it.
    ///
    /// [删除自定义菜单](https://developers.weixin.qq.com/doc/service/api/custommenu/api_deletemenu.html)
    public func deleteMenu() async throws(WeChatClientError) {
        try await self.perform(.get("/cgi-bin/menu/delete"))
    }

    /// Adds a menu for some, which WeChat tries before those that are there.
    ///
    /// [创建个性化菜单](https://developers.weixin.qq.com/doc/service/api/custommenu/api_addconditionalmenu.html)
    /// - Returns: WeChat's number for it.
    /// - Throws: ``WeChatClientError``; with code 65303 where there is no menu for everybody yet.
    @discardableResult
    public func addConditionalMenu(_ menu: ConditionalMenu) async throws(WeChatClientError) -> String {
        try await self.value(Created.self, of: .post("/cgi-bin/menu/addconditional", menu, .onceWhenBusy)).id
    }

    /// Deletes a menu for some.
    ///
    /// [删除个性化菜单](https://developers.weixin.qq.com/doc/service/api/custommenu/api_deleteconditionalmenu.html)
    /// - Throws: ``WeChatClientError``; with code 65301 where there is none of that number.
    public func deleteConditionalMenu(_ id: String) async throws(WeChatClientError) {
        try await self.perform(.post("/cgi-bin/menu/delconditional", ["menuid": id], .onceWhenBusy))
    }
}
