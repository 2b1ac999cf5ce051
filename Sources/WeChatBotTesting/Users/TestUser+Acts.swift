// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

extension TestUser {
    /// Begins to follow the account.
    ///
    /// - Parameter scene: The value of the parametric QR code that was scanned; nil where there was none.
    /// - Returns: The reply.
    /// - Throws: What the bot throws.
    @discardableResult
    public func follows(scene: String? = nil) async throws -> Reply {
        let ticket = scene.map { _ in "gQTestTicket" }
        return try await self.sends(
            .event(SubscribeEvent(eventKey: scene.map { "qrscene_\($0)" } ?? "", ticket: ticket))
        )
    }

    /// Stops following; no reply would reach the user.
    /// - Throws: What the bot throws.
    @discardableResult
    public func unfollows() async throws -> Reply {
        try await self.sends(.event(UnsubscribeEvent()))
    }

    /// Taps a menu button of type `click`.
    /// - Throws: What the bot throws.
    @discardableResult
    public func taps(_ key: String) async throws -> Reply {
        try await self.sends(.event(ClickEvent(key: key)))
    }

    /// Scans a bar code or QR code behind a menu button that waits for the reply (`scancode_waitmsg`).
    ///
    /// - Parameters:
    ///   - result: What WeChat reads in it: for an ISBN `EAN_13,978…`.
    ///   - key: The button's key.
    /// - Returns: The reply.
    /// - Throws: What the bot throws.
    @discardableResult
    public func scans(_ result: String, key: String = "") async throws -> Reply {
        let type: ScanType = result.contains(",") ? .barcode : .qrCode
        return try await self.sends(.event(ScanCodeWaitEvent(key: key, code: ScannedCode(type: type, result: result))))
    }

    /// Sends a voice message.
    ///
    /// - Parameter recognition: What WeChat made of it; nil where it doesn't tell, as with most accounts.
    /// - Returns: The reply.
    /// - Throws: What the bot throws.
    @discardableResult
    public func speaks(_ recognition: String?) async throws -> Reply {
        try await self.sends(.voice(VoiceMessage(mediaID: "test-voice", format: "amr", recognition: recognition)))
    }

    /// Sends a picture.
    /// - Throws: What the bot throws.
    @discardableResult
    public func sendsImage(_ mediaID: MediaID = "test-image") async throws -> Reply {
        try await self.sends(.image(ImageMessage(pictureURL: "http://mmbiz.qpic.cn/test", mediaID: mediaID)))
    }

    /// Sends a place.
    /// - Throws: What the bot throws.
    @discardableResult
    public func sendsLocation(latitude: Double, longitude: Double, label: String = "") async throws -> Reply {
        try await self.sends(
            .location(LocationMessage(latitude: latitude, longitude: longitude, scale: 16, label: label))
        )
    }
}
