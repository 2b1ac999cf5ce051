// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres
import Testing

@testable import PostgresClient

@Suite struct PostgresHandshakeTests {
    @Test(
        arguments: [
            (
                "connection to server at \"a\", port 1 failed: refused\n\tIs it there?\nconnection to server at \"b\" failed: no\n",
                PostgresError.unreachable(
                    reason:
                        "connection to server at \"a\", port 1 failed: refused; connection to server at \"b\" failed: no"
                )
            ),
            ("invalid integer value \"secret\" for connection option \"port\"\n", .unreadableAddress),
            (
                "could not translate host name \"secret@db\" to address: unknown\n",
                .unreachable(reason: "its host's name isn't known")
            ),
        ]
    )
    func `what libpq says of attempts is told, and nothing of an address that it couldn't use`(
        text: String,
        error: PostgresError
    ) {
        #expect(PostgresHandshake.failure(text) == error)
    }

    @Test func `a summary names no host`() {
        let error = PostgresError.unreachable(
            reason: "connection to server at \"a\", port 1 failed: FATAL:  shutting down"
        )
        #expect(error.summary == "PostgreSQL can't be reached: FATAL:  shutting down")
        #expect(PostgresError.lost.summary == PostgresError.lost.description)
    }
}
#endif
