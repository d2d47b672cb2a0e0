import Hummingbird
import NIOCore
import Proceedings
import Record
import Signatures
import Vocabulary

/// Certificates, revocation lists and signatures as files that plain programs read.
extension House {
  /// `/trust` and the signatures of a resolution.
  var signatureRoutes: [Route] {
    [
      Route(.get, "/trust") { try await page($0, faces.trust) },
      Route(.get, "/certificates") { call in
        _ = try call.session()
        return try await page(call, faces.certificates)
      },
      Route(.get, "/trust/{party}/anchors.pem") { call in
        let trust = try await room.trust(of: PartyID(try call.part("party")))
        guard trust.isKept else { throw Trouble(.noSuchPage) }
        return .pem(trust.anchors.map { ("CERTIFICATE", $0) }, "application/pem-certificate-chain")
      },
      Route(.get, "/trust/{party}/lists.pem") { call in
        let trust = try await room.trust(of: PartyID(try call.part("party")))
        guard trust.isKept else { throw Trouble(.noSuchPage) }
        return .pem(trust.lists.map { ("X509 CRL", $0.list) }, "application/x-pem-file")
      },
      Route(.get, "/cases/{case}/resolutions/{resolution}/signatures/{signature}", nil, signatureFile),
    ]
  }

  /// `GET /cases/{case}/resolutions/{resolution}/signatures/{sequence}.p7s`: the detached CMS, DER.
  private func signatureFile(_ call: Call) async throws -> Response {
    let resolution = ResolutionID(try call.part("resolution"))
    let name = try call.part("signature")
    let kept = try await room.signatures(under: resolution).first { "\($0.sequence).p7s" == name }
    guard let kept else { throw Unknown("signature", name) }
    var response = Response(
      200, "application/pkcs7-signature", ByteBuffer(bytes: kept.message.bytes),
      cache: "public, max-age=31536000, immutable")
    response.headers[.contentDisposition] = "attachment; filename=\"\(resolution.text)-\(name)\""
    return response
  }
}

extension Response {
  fileprivate static func pem(_ blocks: [(label: String, octets: Octets)], _ type: String) -> Response {
    let text = blocks.map { PEM.text($0.label, $0.octets.bytes) }.joined()
    return Response(200, type, ByteBuffer(string: text), cache: "no-cache")
  }
}
