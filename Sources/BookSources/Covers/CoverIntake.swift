// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Takes in the answer of a server that isn't trusted, part by part, and says as early as it can that it is no picture.
struct CoverIntake {
    private var bytes: [UInt8] = []

    /// Looks at the answer's head.
    ///
    /// - Parameters:
    ///   - status: The HTTP status. A redirection isn't followed: it may lead anywhere.
    ///   - length: The length that the server tells, if it does.
    /// - Throws: What is wrong with it.
    init(status: Int, length: Int?) throws(CoverFailure) {
        guard status == 200 else { throw .status(status) }
        if let length, length > CoverPicture.limit { throw .tooLarge }
    }

    /// Takes the next bytes.
    /// - Throws: What is wrong with them, whatever may follow.
    mutating func take(_ part: some Collection<UInt8>) throws(CoverFailure) {
        guard self.bytes.count + part.count <= CoverPicture.limit else { throw .tooLarge }
        let hadSignature = self.bytes.count >= PictureType.signatureLength
        self.bytes += part
        if !hadSignature, self.bytes.count >= PictureType.signatureLength, PictureType(of: self.bytes) == nil {
            throw .notAPicture
        }
    }

    /// The picture, after the last byte.
    /// - Throws: ``CoverFailure/notAPicture``.
    func picture() throws(CoverFailure) -> CoverPicture {
        guard let picture = CoverPicture(self.bytes) else { throw .notAPicture }
        return picture
    }
}
