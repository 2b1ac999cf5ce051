// swift-tools-version: 6.2
import PackageDescription

// README.md says how to run what is here.
let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v26)],
    products: [
        .executable(name: "EchoBaseline", targets: ["EchoBaseline"]),
        .executable(name: "bench-load", targets: ["BenchLoad"]),
        .executable(name: "bench-loop", targets: ["BenchLoop"]),
        .executable(name: "bench-search", targets: ["BenchSearch"]),
    ],
    dependencies: [
        .package(name: "swift-wechat", path: ".."),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.0", traits: []),
    ],
    targets: [
        // script/bench: the server to compare with, and the pushes to load servers with.
        .executableTarget(
            name: "EchoBaseline",
            dependencies: [
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
            ]
        ),
        .executableTarget(name: "BenchLoad", dependencies: [.wechat("WeChatProtocol")]),

        // Single pieces of work: measured, or run in a loop under a profiler.
        .target(
            name: "BenchWork",
            dependencies: [
                .wechat("BookCatalog"), .wechat("BookCatalogSQLite"), .wechat("WeChatBot"), .wechat("WeChatProtocol"),
                .wechat("WeChatServer"), .wechat("WeChatSQLite"),
                .product(name: "Logging", package: "swift-log"),
            ]
        ),
        .executableTarget(name: "BenchLoop", dependencies: ["BenchWork"]),
        // A catalogue of any size, searched as readers do.
        .executableTarget(
            name: "BenchSearch",
            dependencies: [
                .wechat("BookCatalog"), .wechat("BookCatalogPostgres"), .wechat("BookCatalogSQLite"),
            ]
        ),
        .executableTarget(
            name: "WeChatBenchmarks",
            dependencies: ["BenchWork", .product(name: "Benchmark", package: "benchmark")],
            path: "Benchmarks/WeChatBenchmarks",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
        ),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.name != "WeChatBenchmarks" {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .treatAllWarnings(as: .error),
    ]
}

extension Target.Dependency {
    static func wechat(_ product: String) -> Self { .product(name: product, package: "swift-wechat") }
}
