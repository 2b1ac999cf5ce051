// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import CBookData

/// The picture that stands in for a cover that can't be had: a book without any words, 360 × 200 as WeChat's cards are.
public enum BlankCover {
    /// The picture, a PNG of a few hundred bytes; nil would be a mistake in the package.
    public static let picture = CoverPicture(
        Array(UnsafeBufferPointer(start: blank_cover(), count: blank_cover_count()))
    )
}
