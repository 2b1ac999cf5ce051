// swift-tools-version: 6.2
import PackageDescription

// Built by script/fuzz, with the fuzzer and the address sanitizer.
let package = Package(
    name: "FuzzTesting",
    platforms: [.macOS(.v26)],
    dependencies: [
        .package(name: "swift-wechat", path: ".."),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    ],
    targets: [
        .executableTarget(
            name: "FuzzXML",
            dependencies: [.product(name: "WeChatProtocol", package: "swift-wechat")]
        ),
        .executableTarget(
            name: "FuzzEnvelope",
            dependencies: [
                .product(name: "WeChatProtocol", package: "swift-wechat"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
    ]
}
