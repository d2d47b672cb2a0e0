import HTTPTypes
import Hummingbird

extension House {
  /// Refuses a request that a browser sends by itself and that does not come from a page of this site.
  ///
  /// A browser says where a request comes from (`Origin`, `Sec-Fetch-Site`); whoever sends neither is not a browser of
  /// today, and for them the token of the form decides alone.
  ///
  /// - Source: OWASP, Cross-Site Request Forgery Prevention; Fetch Metadata Request Headers.
  func requireOwnOrigin(_ request: Request) throws {
    if let origin = request.headers[.origin]?.lowercased() {
      let own = request.head.authority.map { "https://" + $0.lowercased() }
      guard origin == self.origin || origin == own else { throw Trouble(.forged) }
    }
    if let site = request.headers[.fetchSite]?.lowercased() {
      guard site == "same-origin" || site == "none" else { throw Trouble(.forged) }
    }
  }

  /// Refuses a request of a session whose token against forged requests is missing or another one.
  func requireCSRF(_ token: String?, _ caller: Caller) throws {
    guard let own = caller.token, own.isCSRF(token) else { throw Trouble(.forged) }
  }

  /// What an unsafe request to the API must show: nothing with a token of its own, all of it with a cookie.
  func requireUnforged(_ call: Call) throws {
    guard call.caller.cameByCookie else { return }
    try requireOwnOrigin(call.request)
    try requireCSRF(call.request.headers[.csrf], call.caller)
  }
}
