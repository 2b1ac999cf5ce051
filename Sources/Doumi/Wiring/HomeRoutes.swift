// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import HTTPTypes
import Hummingbird
import NIOCore
import WeChatServer

/// The home page, and the picture of the account's QR code on it.
struct HomeRoutes {
    private static let picturePath = "/qrcode"

    private let page: ByteBuffer
    private let qrCode: PictureFile?

    init(name: String, qrCode: PictureFile?) throws {
        let page = HomePage(name: name, qrCodeURL: qrCode.map { _ in Self.picturePath })
        self.page = ByteBuffer(string: try page.html())
        self.qrCode = qrCode
    }

    func add(to router: some RouterMethods) {
        let page = self.page
        router.get("/") { _, _ in
            Response(
                status: .ok,
                headers: [
                    .contentType: "text/html; charset=utf-8",
                    .contentSecurityPolicy: "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'",
                    .xContentTypeOptions: "nosniff",
                ],
                body: ResponseBody(byteBuffer: page)
            )
        }
        guard let qrCode = self.qrCode else { return }
        let picture = ByteBuffer(bytes: qrCode.bytes)
        router.get(RouterPath(Self.picturePath)) { _, _ in
            Response(
                status: .ok,
                headers: [.contentType: qrCode.contentType, .xContentTypeOptions: "nosniff"],
                body: ResponseBody(byteBuffer: picture)
            )
        }
    }
}
