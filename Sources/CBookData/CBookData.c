// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#include "CBookData.h"

static const unsigned char books[] = {
#embed "starter-books.csv"
};

static const unsigned char han[] = {
#embed "han.txt"
};

static const unsigned char blank[] = {
#embed "blank-cover.png"
};

const unsigned char *starter_books(void) { return books; }
size_t starter_books_count(void) { return sizeof(books); }

const unsigned char *han_table(void) { return han; }
size_t han_table_count(void) { return sizeof(han); }

const unsigned char *blank_cover(void) { return blank; }
size_t blank_cover_count(void) { return sizeof(blank); }
