// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A recording that a user sent.
///
/// Facts: WeChat's page “接收普通消息”, section 语音消息.
public struct VoiceMessage: FieldGroup {
    /// The recording as temporary material, kept for three days; 8 kHz where the format is `amr`.
    public var mediaID: MediaID = ""
    /// The format of ``mediaID``: `amr`, `speex`.
    public var format = ""
    /// The same recording at 16 kHz.
    public var mediaID16K: MediaID?
    /// What was said, as WeChat recognised it; often absent or empty, as the feature has been withdrawn from most
    /// accounts.
    public var recognition: String?

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(mediaID: MediaID = "", format: String = "", mediaID16K: MediaID? = nil, recognition: String? = nil) {
        self.mediaID = mediaID
        self.format = format
        self.mediaID16K = mediaID16K
        self.recognition = recognition
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("MediaId", &self.mediaID)
        coder.code("Format", &self.format)
        coder.code("MediaId16K", &self.mediaID16K)
        coder.code("Recognition", &self.recognition)
    }
}
