// swift-tools-version: 6.2
import PackageDescription

// One target is one room of the institution; what a room may import is written here and held by scripts/arrows.
let package = Package(
  name: "gongzhi",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "gongzhi", targets: ["gongzhi"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
    .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
    .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
    .package(url: "https://github.com/CoreOffice/XMLCoder", from: "0.18.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // Pure rooms: values in, values out.
    .target(name: "Vocabulary"),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .target(name: "Tables", dependencies: ["CZip", .product(name: "XMLCoder", package: "XMLCoder")]),
    .target(
      name: "Inventory", dependencies: ["Vocabulary", "Tables", .product(name: "Crypto", package: "swift-crypto")]),
    .target(name: "Cases", dependencies: ["Vocabulary", "Inventory"]),
    .target(name: "Deliberation", dependencies: ["Vocabulary"]),
    .target(
      name: "Voting",
      dependencies: [
        "Vocabulary", .product(name: "BigInt", package: "BigInt"), .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ]),
    .target(name: "Resolutions", dependencies: ["Vocabulary", "Voting"]),
    .target(name: "Duties", dependencies: ["Vocabulary", "Inventory"]),
    .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .target(name: "Signatures", dependencies: ["Vocabulary", "COpenSSL"]),
    .target(
      name: "Record",
      dependencies: [
        "Vocabulary", "Inventory", "Cases", "Deliberation", "Voting", "Resolutions", "Duties",
        .product(name: "Crypto", package: "swift-crypto"),
      ]),

    // The one door, and what stands behind and before it.
    .target(
      name: "Proceedings",
      dependencies: [
        "Vocabulary", "Tables", "Inventory", "Cases", "Deliberation", "Voting", "Resolutions", "Duties", "Record",
        "Signatures", .product(name: "Crypto", package: "swift-crypto"),
      ]),
    // A second reading of the record, which shares nothing with what stands below.
    .target(
      name: "Verification",
      dependencies: [
        "Vocabulary", "Inventory", "Cases", "Deliberation", "Voting", "Resolutions", "Duties", "Record", "Proceedings",
        "Signatures", .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .target(
      name: "Storage",
      dependencies: [
        "Vocabulary", "Inventory", "Cases", "Deliberation", "Voting", "Resolutions", "Duties", "Signatures", "Record",
        "Proceedings", "Tables", "Verification",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Logging", package: "swift-log"),
      ]),
    .target(
      name: "Web",
      dependencies: [
        "Vocabulary", "Tables", "Inventory", "Cases", "Deliberation", "Voting", "Resolutions", "Duties", "Record",
        "Proceedings", "Signatures",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HummingbirdHTTP2", package: "hummingbird"),
        .product(name: "HummingbirdTLS", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ]),
    .executableTarget(
      name: "gongzhi",
      dependencies: [
        "Vocabulary", "Tables", "Inventory", "Cases", "Deliberation", "Voting", "Resolutions", "Duties", "Record",
        "Proceedings", "Verification", "Signatures", "Storage", "Web",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "Configuration", package: "swift-configuration"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HummingbirdTLS", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "SwiftASN1", package: "swift-asn1"),
        .product(name: "X509", package: "swift-certificates"),
      ]),
    .executableTarget(
      name: "bench",
      dependencies: [
        "Vocabulary", "Tables", "Inventory", "Voting", "Record", "Proceedings", "Verification", "Signatures",
        "Storage",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "NIOTLS", package: "swift-nio"),
      ]),

    .testTarget(
      name: "VotingTests",
      dependencies: [
        "Voting", "Vocabulary", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ]),
    .testTarget(
      name: "RecordTests", dependencies: ["Vocabulary", "Record", .product(name: "Crypto", package: "swift-crypto")]),
    // Tests: the sample neighbourhood as a fixture, then one target a room.
    .target(
      name: "TestKit",
      dependencies: [
        "Vocabulary", "Inventory", "Resolutions", "Record", "Signatures", "Proceedings", "Verification",
        "Storage", "Voting",
        .product(name: "Crypto", package: "swift-crypto"), .product(name: "CryptoExtras", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ], path: "Tests/TestKit"),
    .testTarget(name: "VocabularyTests", dependencies: ["Vocabulary"]),
    .testTarget(name: "CasesTests", dependencies: ["Cases", "Inventory", "Vocabulary"]),
    .testTarget(name: "DeliberationTests", dependencies: ["Deliberation"]),
    .testTarget(name: "ResolutionsTests", dependencies: ["Resolutions", "Vocabulary"]),
    .testTarget(name: "SignaturesTests", dependencies: ["TestKit", "Signatures", "Proceedings", "Vocabulary"]),
    .testTarget(name: "DutiesTests", dependencies: ["Duties", "Inventory", "Vocabulary"]),
    .testTarget(
      name: "StorageTests",
      dependencies: [
        "TestKit", "Vocabulary", "Cases", "Inventory", "Deliberation", "Voting", "Resolutions", "Record", "Signatures",
        "Proceedings",
        "Verification", "Storage", "Tables",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .testTarget(
      name: "ScenarioTests",
      dependencies: [
        "TestKit", "Vocabulary", "Cases", "Inventory", "Voting", "Duties", "Resolutions", "Record", "Signatures",
        "Proceedings",
        "Verification", "Storage",
      ]),
    .testTarget(
      name: "WebHouseTests",
      dependencies: [
        "TestKit", "Vocabulary", "Cases", "Inventory", "Record", "Resolutions", "Proceedings", "Storage", "Web",
        .product(name: "NIOCore", package: "swift-nio"),
      ]),
    .testTarget(name: "TablesTests", dependencies: ["Tables"]),
    .testTarget(name: "InventoryTests", dependencies: ["Inventory", "Tables", "Vocabulary"]),
    .testTarget(
      name: "WebServerTests",
      dependencies: [
        "Vocabulary", "Inventory", "Cases", "Deliberation", "Voting", "Resolutions", "Duties", "Record", "Proceedings",
        "Web",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "SwiftASN1", package: "swift-asn1"),
        .product(name: "X509", package: "swift-certificates"),
      ]),
    .testTarget(
      name: "HTTPTests",
      dependencies: [
        "TestKit", "Vocabulary", "Voting", "Record", "Signatures", "Proceedings", "Storage", "Web",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "SwiftASN1", package: "swift-asn1"),
        .product(name: "X509", package: "swift-certificates"),
      ]),
    .testTarget(
      name: "WebTests",
      dependencies: ["Web", "Vocabulary", .product(name: "Mustache", package: "swift-mustache")]),
  ]
)

for target in package.targets where ![.system, .plugin].contains(target.type) {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("MemberImportVisibility"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
      .treatAllWarnings(as: .error),
    ]
}
