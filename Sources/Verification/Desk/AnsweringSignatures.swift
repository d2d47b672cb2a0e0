package import Proceedings
import Record
import Resolutions
package import Vocabulary

extension FoldedDesk {
  package func trust(of party: PartyID) -> PartyTrust { trusts.trust(of: party) }

  package func certificate(_ fingerprint: String) -> KeptCertificate? { trusts.certificate(fingerprint) }

  package func name(of person: PersonID) -> String? { people.names[person] }

  package func signedBytes(of resolution: ResolutionID) throws -> [UInt8]? {
    try resolutions.frozen(resolution).map { try CanonicalJSON.encode($0) }
  }
}
