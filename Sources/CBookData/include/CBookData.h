// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#ifndef C_BOOK_DATA_H
#define C_BOOK_DATA_H

#include <stddef.h>

/// The starter catalogue: CSV in UTF-8, in order of popularity.
const unsigned char *_Nonnull starter_books(void);
size_t starter_books_count(void);

/// The table of Chinese characters (readings, simplified forms): UTF-8, made by `script/han-table`.
const unsigned char *_Nonnull han_table(void);
size_t han_table_count(void);

/// The picture of a book whose cover can't be had: a PNG of 360 by 200.
const unsigned char *_Nonnull blank_cover(void);
size_t blank_cover_count(void);

#endif
