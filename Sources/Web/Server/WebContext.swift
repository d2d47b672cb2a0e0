package import Hummingbird
import NIOCore

/// What belongs to one request while it is answered.
package struct WebContext: RequestContext {
  package var coreContext: CoreRequestContextStorage
  /// The connection, or the stream of one.
  let channel: any Channel

  package init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    channel = source.channel
  }

  /// The network address of the client, the first 64 bits of it for IPv6, since one household has them all.
  var address: String {
    guard let address = channel.remoteAddress ?? channel.parent?.remoteAddress else { return "unknown" }
    guard case .v6(let v6) = address else { return address.ipAddress ?? "unknown" }
    // A socket address of IPv6 is its family (2 bytes), its port (2), its flow (4), and then the address (RFC 3493).
    return withUnsafeBytes(of: v6.address) { bytes in
      "6:" + bytes[8..<16].map { String($0, radix: 16) }.joined(separator: ":")
    }
  }

  /// A part of the path that was captured, decoded; nil when it is no text.
  func part(_ name: String) -> String? {
    parameters.get(name).flatMap { PercentCoding.decode($0.utf8, plusIsBlank: false) }
  }
}
