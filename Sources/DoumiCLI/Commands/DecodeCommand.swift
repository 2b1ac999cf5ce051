// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import ArgumentParser
import Foundation
import WeChatProtocol

/// `doumi decode`: prints a push as JSON.
struct DecodeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decode",
        abstract: "Prints a push as JSON; with a token and a query it is verified, with a key decrypted first.",
        discussion: "A push that doesn't verify, decrypt or parse: exit status 1. The replay window isn't checked."
    )

    @Argument(help: "The file with the push; - for standard input.")
    var file = "-"

    @Option(help: ArgumentHelp("The account's token.", valueName: "token"))
    var token: String?

    @Option(help: ArgumentHelp("The account's AppID.", valueName: "id"))
    var appID: String?

    @Option(help: ArgumentHelp("The account's EncodingAESKey.", valueName: "key"))
    var encodingAesKey: String?

    @Option(help: ArgumentHelp("The query of the push's URL.", valueName: "query"))
    var query: String?

    func validate() throws {
        if let token = self.token, Token(token) == nil {
            throw ValidationError("--token is 3 to 32 letters and digits")
        }
        if let key = self.encodingAesKey, EncodingAESKey(key) == nil {
            throw ValidationError("--encoding-aes-key is 43 characters of Base64")
        }
        if self.token != nil, self.query == nil { throw ValidationError("--token needs --query") }
        if self.encodingAesKey != nil, self.token == nil || self.appID == nil {
            throw ValidationError("--encoding-aes-key needs --token, --app-id and --query")
        }
    }

    func run() throws {
        let bytes = try InputFile(self.file).bytes()
        let (message, plaintext) = try self.decode(bytes)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let output = try encoder.encode(DecodedPush(message, plaintext: plaintext))
        print(String(decoding: output, as: UTF8.self))
    }

    private func decode(_ bytes: [UInt8]) throws -> (IncomingMessage, plaintext: [UInt8]?) {
        let document = try XMLDocument(parsing: bytes)
        guard let token = self.token.flatMap(Token.init), let query = self.query else {
            return (IncomingMessage(from: document.root), nil)
        }
        let credentials = Credentials(
            tokens: [token],
            keys: self.encodingAesKey.flatMap(EncodingAESKey.init).map { [$0] } ?? [],
            appID: self.appID.map(AppID.init(rawValue:))
        )
        let pushQuery = PushQuery(parsing: query)
        guard credentials.canDecrypt else {
            guard credentials.token(signing: pushQuery) != nil else { throw CommandFailure("the signature is wrong") }
            return (IncomingMessage(from: document.root), nil)
        }
        guard let envelope = Envelope(document.root) else { throw CommandFailure("the push has no Encrypt") }
        let opened = try credentials.open(envelope, query: pushQuery)
        return (try IncomingMessage(parsing: opened.message), opened.message)
    }
}
