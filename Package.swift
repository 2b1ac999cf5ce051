// swift-tools-version: 6.2
import PackageDescription

// The manifest reads as the architecture: what stands further down may use what stands above it.
let package = Package(
    name: "swift-wechat",
    platforms: [.macOS(.v26)],
    products: [
        .library(name: "WeChatProtocol", targets: ["WeChatProtocol"]),
        .library(name: "WeChatBot", targets: ["WeChatBot"]),
        .library(name: "WeChatBotTesting", targets: ["WeChatBotTesting"]),
        .library(name: "WeChatAPI", targets: ["WeChatAPI"]),
        .library(name: "WeChatServer", targets: ["WeChatServer"]),
        .library(name: "WeChatSQLite", targets: ["WeChatSQLite"]),
        .library(name: "WeChatPostgres", targets: ["WeChatPostgres"]),
        .library(name: "WeChatSimulator", targets: ["WeChatSimulator"]),
        .library(name: "BookCatalog", targets: ["BookCatalog"]),
        .library(name: "BookCatalogSQLite", targets: ["BookCatalogSQLite"]),
        .library(name: "BookCatalogPostgres", targets: ["BookCatalogPostgres"]),
        .library(name: "BookSources", targets: ["BookSources"]),
        .executable(name: "doumi", targets: ["DoumiCLI"]),
        .executable(name: "EchoBot", targets: ["EchoBot"]),
        .executable(name: "SlowBot", targets: ["SlowBot"]),
    ],
    traits: [
        .default(enabledTraits: ["Postgres"]),
        .trait(name: "Postgres", description: "Stores on PostgreSQL; needs libpq and its headers."),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: []),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // MARK: Protocol: pure, synchronous, no I/O
        .target(name: "WeChatProtocol", dependencies: [.crypto, .cryptoExtras]),

        // MARK: Bot, server, stores, simulator
        .target(
            name: "WeChatBot",
            dependencies: ["WeChatProtocol", .deque, .logging, .metrics, .serviceLifecycle, .tracing]
        ),
        .target(name: "WeChatBotTesting", dependencies: ["WeChatBot", "WeChatProtocol", .logging]),
        .target(
            name: "WeChatAPI",
            dependencies: [
                "WeChatBot", "WeChatProtocol", .asyncHTTPClient, .logging, .metrics, .nioCore, .nioHTTP1, .nioPosix,
                .tracing,
            ]
        ),
        .target(
            name: "WeChatServer",
            dependencies: [
                "WeChatAPI", "WeChatBot", "WeChatProtocol", .asyncHTTPClient, .configuration, .crypto, .deque,
                .httpTypes, .hummingbird,
                .hummingbirdCore, .logging, .metrics, .nioCore, .nioHTTP1, .nioHTTPTypes, .nioHTTPTypesHTTP1,
                .serviceLifecycle,
                .unixSignals, .yams,
            ]
        ),
        // What both SQLite modules need of GRDB.
        .target(name: "SQLiteAccess", dependencies: [.grdb, .grdbSQLite]),
        .target(
            name: "WeChatSQLite",
            dependencies: ["SQLiteAccess", "WeChatAPI", "WeChatBot", "WeChatProtocol", .grdb]
        ),
        .systemLibrary(
            name: "CPostgres",
            pkgConfig: "libpq",
            providers: [.apt(["libpq-dev"]), .brew(["libpq"])]
        ),
        // Without the trait this and what stands on it are empty.
        .target(name: "PostgresClient", dependencies: [.cPostgres]),
        .target(
            name: "WeChatPostgres",
            dependencies: ["PostgresClient", "WeChatAPI", "WeChatBot", "WeChatProtocol"]
        ),
        .target(
            name: "WeChatSimulator",
            dependencies: [
                "WeChatBot", "WeChatProtocol", .asyncHTTPClient, .httpTypes, .hummingbird, .hummingbirdCore, .logging,
                .nioCore, .nioHTTP1, .nioHTTPTypes, .nioPosix, .serviceLifecycle,
            ]
        ),

        // MARK: Books
        .target(name: "CBookData", exclude: ["blank-cover.png", "starter-books.csv", "han.txt"]),
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "BookCatalog", dependencies: ["CBookData", "CZlib"]),
        .target(name: "BookCatalogSQLite", dependencies: ["BookCatalog", "SQLiteAccess", .grdb]),
        .target(name: "BookCatalogPostgres", dependencies: ["BookCatalog", "PostgresClient"]),
        .target(
            name: "BookSources",
            dependencies: [
                "BookCatalog", "CBookData", .asyncHTTPClient, .crypto, .logging, .metrics, .nioCore, .nioHTTP1,
                .nioPosix, .tracing,
            ]
        ),

        // MARK: Doumi
        // Knows the tables of SQLite and of PostgreSQL, for moving from the one to the other.
        .target(
            name: "DatabaseMigration",
            dependencies: [
                "BookCatalog", "BookCatalogPostgres", "BookCatalogSQLite", "PostgresClient", "WeChatPostgres",
                "WeChatSQLite", .grdb,
            ]
        ),
        .target(
            name: "Doumi",
            dependencies: [
                "BookCatalog", "BookCatalogPostgres", "BookCatalogSQLite", "BookSources", "DatabaseMigration",
                "WeChatAPI", "WeChatBot", "WeChatPostgres", "WeChatProtocol", "WeChatServer", "WeChatSimulator",
                "WeChatSQLite", .asyncHTTPClient, .crypto, .cryptoExtras, .httpTypes, .hummingbird,
                .hummingbirdCore, .logging, .mustache, .nioCore, .serviceLifecycle,
            ]
        ),
        .executableTarget(
            name: "DoumiCLI",
            dependencies: [
                "BookCatalog", "BookCatalogSQLite", "DatabaseMigration", "Doumi", "WeChatAPI", "WeChatProtocol",
                "WeChatServer", "WeChatSQLite", "WeChatSimulator", .argumentParser, .metrics,
            ]
        ),
        .executableTarget(
            name: "EchoBot",
            dependencies: ["WeChatBot", "WeChatPostgres", "WeChatProtocol", "WeChatSQLite", "WeChatServer"],
            path: "Examples/EchoBot"
        ),
        .executableTarget(
            name: "SlowBot",
            dependencies: ["WeChatBot", "WeChatPostgres", "WeChatProtocol", "WeChatSQLite", "WeChatServer"],
            path: "Examples/SlowBot"
        ),

        // MARK: Tests
        .target(
            name: "TestSupport",
            dependencies: ["WeChatBot", "WeChatProtocol", .logging],
            path: "Tests/TestSupport"
        ),
        .testTarget(
            name: "WeChatProtocolTests",
            dependencies: ["TestSupport", "WeChatProtocol"],
            resources: [.copy("Examples")]
        ),
        .testTarget(
            name: "WeChatBotTests",
            dependencies: [
                "TestSupport", "WeChatBot", "WeChatBotTesting", "WeChatProtocol", .inMemoryTracing, .logging, .metrics,
                .metricsTestKit, .tracing,
            ]
        ),
        .target(
            name: "AccessTokenStoreCompatibility",
            dependencies: ["WeChatAPI", "WeChatBot", "WeChatProtocol"],
            path: "Tests/AccessTokenStoreCompatibility"
        ),
        .testTarget(
            name: "WeChatAPITests",
            dependencies: [
                "AccessTokenStoreCompatibility", "TestSupport", "WeChatAPI", "WeChatBot", "WeChatProtocol",
                "WeChatSimulator", .asyncHTTPClient, .inMemoryTracing, .logging, .metrics, .metricsTestKit, .nioCore,
                .nioPosix,
                .tracing,
            ]
        ),
        .testTarget(
            name: "WeChatSQLiteTests",
            dependencies: [
                "AccessTokenStoreCompatibility", "SQLiteAccess", "WeChatAPI", "WeChatBot", "WeChatBotTesting",
                "WeChatProtocol", "WeChatSQLite", .grdb, .logging,
            ]
        ),
        // Runs a PostgreSQL server of the tests' own.
        .target(name: "PostgresServer", path: "Tests/PostgresServer"),
        .testTarget(name: "PostgresClientTests", dependencies: ["PostgresClient", "PostgresServer"]),
        .testTarget(
            name: "WeChatPostgresTests",
            dependencies: [
                "AccessTokenStoreCompatibility", "PostgresClient", "PostgresServer", "WeChatAPI", "WeChatBot",
                "WeChatBotTesting", "WeChatPostgres", "WeChatProtocol",
            ]
        ),
        .testTarget(
            name: "WeChatSimulatorTests",
            dependencies: ["WeChatBot", "WeChatProtocol", "WeChatSimulator", .asyncHTTPClient, .nioCore, .nioHTTP1]
        ),
        .testTarget(
            name: "WeChatServerTests",
            dependencies: [
                "TestSupport", "WeChatBot", "WeChatBotTesting", "WeChatProtocol", "WeChatServer", "WeChatSimulator",
                .configuration,
                .httpTypes, .hummingbird, .hummingbirdTesting, .logging, .metrics, .nioCore, .nioEmbedded, .nioHTTP1,
                .nioHTTPTypes, .nioHTTPTypesHTTP1, .nioPosix,
            ]
        ),
        // Runs the programs; that they are built first is all that it needs of them.
        .testTarget(
            name: "IntegrationTests",
            dependencies: [
                "DoumiCLI", "EchoBot", "PostgresServer", "SlowBot", "TestSupport", "WeChatBot", "WeChatProtocol",
                "WeChatSimulator", .asyncHTTPClient, .hummingbird, .logging, .nioCore, .nioHTTP1,
            ],
            exclude: ["Metrics/alerts-test.yml"]
        ),
        .executableTarget(
            name: "Torture",
            dependencies: [
                "PostgresServer", "TestSupport", "WeChatBot", "WeChatPostgres", "WeChatProtocol", "WeChatSQLite",
                "WeChatSimulator", .argumentParser, .asyncHTTPClient, .nioCore,
            ],
            path: "Tests/Torture"
        ),
        .target(
            name: "BookCatalogCompatibility",
            dependencies: ["BookCatalog"],
            path: "Tests/BookCatalogCompatibility",
            resources: [.copy("Readers/queries.tsv")]
        ),
        .testTarget(name: "BookCatalogTests", dependencies: ["BookCatalog", "BookCatalogCompatibility"]),
        .testTarget(
            name: "BookCatalogPostgresTests",
            dependencies: [
                "BookCatalog", "BookCatalogCompatibility", "BookCatalogPostgres", "BookCatalogSQLite", "PostgresClient",
                "PostgresServer",
            ]
        ),
        .testTarget(
            name: "BookCatalogSQLiteTests",
            dependencies: ["BookCatalog", "BookCatalogCompatibility", "BookCatalogSQLite", "SQLiteAccess", .grdb]
        ),
        .testTarget(
            name: "BookSourcesTests",
            dependencies: [
                "BookCatalog", "BookSources", "TestSupport", .asyncHTTPClient, .logging, .metrics, .metricsTestKit,
                .nioCore,
                .nioHTTP1, .nioPosix,
            ]
        ),
        .testTarget(
            name: "DatabaseMigrationTests",
            dependencies: [
                "BookCatalog", "BookCatalogPostgres", "BookCatalogSQLite", "DatabaseMigration", "PostgresClient",
                "PostgresServer", "WeChatAPI", "WeChatBot", "WeChatPostgres", "WeChatProtocol", "WeChatSQLite", .grdb,
            ]
        ),
        .testTarget(
            name: "DoumiTests",
            dependencies: [
                "BookCatalog", "BookCatalogCompatibility", "BookCatalogSQLite", "BookSources", "DatabaseMigration",
                "Doumi", "PostgresServer", "TestSupport", "WeChatAPI", "WeChatBot", "WeChatBotTesting",
                "WeChatProtocol",
                "WeChatServer", "WeChatSimulator", "WeChatSQLite", .grdb, .httpTypes, .hummingbird, .hummingbirdTesting,
                .inMemoryTracing, .logging, .nioCore, .tracing,
            ],
            resources: [.copy("Conversations")]
        ),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .gnu2x
)

for target in package.targets where target.type != .system && target.name != "CBookData" {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
            .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
            .treatAllWarnings(as: .error),
        ]
}

extension Target.Dependency {
    static let argumentParser = Self.product(name: "ArgumentParser", package: "swift-argument-parser")
    static let asyncHTTPClient = Self.product(name: "AsyncHTTPClient", package: "async-http-client")
    static let cPostgres = Self.target(name: "CPostgres", condition: .when(traits: ["Postgres"]))
    static let configuration = Self.product(name: "Configuration", package: "swift-configuration")
    static let crypto = Self.product(name: "Crypto", package: "swift-crypto")
    static let cryptoExtras = Self.product(name: "CryptoExtras", package: "swift-crypto")
    static let deque = Self.product(name: "DequeModule", package: "swift-collections")
    static let grdb = Self.product(name: "GRDB", package: "GRDB.swift")
    static let grdbSQLite = Self.product(name: "GRDBSQLite", package: "GRDB.swift")
    static let httpTypes = Self.product(name: "HTTPTypes", package: "swift-http-types")
    static let hummingbird = Self.product(name: "Hummingbird", package: "hummingbird")
    static let hummingbirdCore = Self.product(name: "HummingbirdCore", package: "hummingbird")
    static let hummingbirdTesting = Self.product(name: "HummingbirdTesting", package: "hummingbird")
    static let inMemoryTracing = Self.product(name: "InMemoryTracing", package: "swift-distributed-tracing")
    static let logging = Self.product(name: "Logging", package: "swift-log")
    static let metrics = Self.product(name: "Metrics", package: "swift-metrics")
    static let metricsTestKit = Self.product(name: "MetricsTestKit", package: "swift-metrics")
    static let mustache = Self.product(name: "Mustache", package: "swift-mustache")
    static let nioCore = Self.product(name: "NIOCore", package: "swift-nio")
    static let nioEmbedded = Self.product(name: "NIOEmbedded", package: "swift-nio")
    static let nioHTTP1 = Self.product(name: "NIOHTTP1", package: "swift-nio")
    static let nioHTTPTypes = Self.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
    static let nioPosix = Self.product(name: "NIOPosix", package: "swift-nio")
    static let nioHTTPTypesHTTP1 = Self.product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras")
    static let serviceLifecycle = Self.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
    static let yams = Self.product(name: "Yams", package: "Yams")
    static let tracing = Self.product(name: "Tracing", package: "swift-distributed-tracing")
    static let unixSignals = Self.product(name: "UnixSignals", package: "swift-service-lifecycle")
}
