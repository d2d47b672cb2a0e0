import GRDB
package import Proceedings
import Record
package import Vocabulary

extension SQLiteReadingRoom {
  package func trust(of party: PartyID) async throws -> PartyTrust {
    try await store.pool.read { try $0.trust(of: party) }
  }

  package func trustingParties() async throws -> [TrustingParty] {
    try await store.pool.read { database in
      try database.rows("SELECT party, sequence, at FROM view_trust_anchor WHERE ordinal = 0 ORDER BY party").map {
        let party = PartyID($0["party"])
        return TrustingParty(
          party: party, trust: try database.trust(of: party), sequence: $0["sequence"], since: $0.requiredInstant("at"))
      }
    }
  }

  package func certificates(of holder: CertificateHolder) async throws -> [KeptCertificate] {
    try await store.pool.read { database in
      let rows =
        switch holder {
        case .person(let person):
          try database.rows("SELECT * FROM view_certificate WHERE person = ? ORDER BY sequence DESC", [person.text])
        case .party(let party):
          try database.rows("SELECT * FROM view_certificate WHERE party = ? ORDER BY sequence DESC", [party.text])
        }
      return try rows.map { try KeptCertificate(row: $0) }
    }
  }

  package func certificate(_ fingerprint: String) async throws -> KeptCertificate? {
    try await store.pool.read { try $0.certificate(fingerprint) }
  }

  package func signatures(under resolution: ResolutionID) async throws -> [KeptSignature] {
    try await store.pool.read { database in
      try database.rows(
        """
        SELECT sequence, party, person, seat, signature, at, name FROM view_signature JOIN view_person ON id = person
        WHERE resolution = ? ORDER BY sequence
        """, [resolution.text]
      ).map {
        KeptSignature(
          sequence: $0["sequence"],
          signer: Author(person: PersonID($0["person"]), seat: SeatID($0["seat"]), party: PartyID($0["party"])),
          name: $0["name"], at: $0.requiredInstant("at"), message: try $0.octets("signature"))
      }
    }
  }
}
