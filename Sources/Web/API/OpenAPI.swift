import HTTPTypes
import Proceedings

/// The OpenAPI document, made from the same table that the server routes by.
///
/// - Source: OpenAPI Specification 3.1.0.
enum OpenAPI {
  /// The document of the routes that have an operation.
  static func document(_ routes: [Route], server: String) -> JSON {
    var paths: [(String, [(String, JSON)])] = []
    for route in routes {
      guard let operation = route.operation else { continue }
      let member = (route.method.rawValue.lowercased(), json(operation, path: route.path))
      if let index = paths.firstIndex(where: { $0.0 == route.path }) {
        paths[index].1.append(member)
      } else {
        paths.append((route.path, [member]))
      }
    }
    return [
      "openapi": "3.1.0",
      "info": [
        "title": "Gongzhi", "version": "1",
        "summary": "Cases, deliberation, ballots, resolutions and duties under one inventory of powers",
        "description":
          "Every command is decided by the inventory of powers and duties in force. Words of answers are Chinese or English, by Accept-Language or the query parameter lang. Instants are RFC 3339 in the civil time of the institution; inside events of the record they are milliseconds since 1970, UTC.",
        "license": ["name": "Apache-2.0", "identifier": "Apache-2.0"],
      ],
      "servers": [["url": .text(server)]],
      "tags": .list(["cases", "commands", "inventory", "record", "session", "machine"].map { ["name": .text($0)] }),
      "paths": .object(paths.map { ($0.0, .object($0.1)) }),
      "components": [
        "schemas": .object(Schemas.answers),
        "securitySchemes": [
          "bearer": ["type": "http", "scheme": "bearer"],
          "cookie": ["type": "apiKey", "in": "cookie", "name": .text(HouseCookie.session)],
          "csrf": ["type": "apiKey", "in": "header", "name": "X-CSRF-Token"],
        ],
      ],
    ]
  }

  private static func json(_ operation: Operation, path: String) -> JSON {
    var members: [(String, JSON)] = [
      ("operationId", .text(operation.id)), ("summary", .text(operation.summary)),
      ("tags", [.text(operation.tag)]),
    ]
    let parameters = captured(in: path) + operation.asked.map(json) + (operation.isPlain ? [] : [language])
    if !parameters.isEmpty { members.append(("parameters", .list(parameters))) }
    if let body = operation.body, !body.isEmpty {
      members.append(
        (
          "requestBody",
          [
            "required": .flag(body.contains(where: \.isRequired)),
            "content": ["application/json": ["schema": Schemas.body(body)]],
          ]
        ))
    }
    members.append(("responses", .object(responses(operation))))
    if operation.caller == .signedIn {
      members.append(("security", [["bearer": []], ["cookie": [], "csrf": []]]))
    } else {
      members.append(("security", []))
    }
    return .object(members)
  }

  private static func responses(_ operation: Operation) -> [(String, JSON)] {
    var success: [(String, JSON)] = [("description", "Done")]
    if let answer = operation.answer {
      success.append(("content", ["application/json": ["schema": Schemas.ref(answer)]]))
    } else if !operation.files.isEmpty {
      success.append(("content", .object(operation.files.map { ($0, ["schema": Schemas.text]) })))
    } else if operation.isPlain {
      success.append(("content", ["text/plain": ["schema": Schemas.text]]))
    }
    var responses: [(String, JSON)] = [(String(operation.status), .object(success))]
    if operation.status == 201, operation.caller == .signedIn {
      responses.insert(("200", .object([("description", "Nothing had to be entered")] + success.dropFirst())), at: 0)
    }
    for status in Set(operation.problems + (operation.isPlain ? [503] : [500, 503])).sorted() {
      let content: JSON =
        operation.isPlain
        ? ["text/plain": ["schema": Schemas.text]]
        : ["application/problem+json": ["schema": Schemas.ref("Problem")]]
      responses.append((String(status), ["description": .text(words(of: status)), "content": content]))
    }
    return responses
  }

  private static func words(of status: Int) -> String {
    switch status {
    case 400: "What was sent cannot be read"
    case 401: "Nobody is signed in, or the password is wrong"
    case 403: "The inventory or a rule says no, or the request is forged"
    case 404: "There is no such thing"
    case 409: "Someone was faster, or it is already so"
    case 413: "The body is too large"
    case 415: "The body is of another kind"
    case 422: "Fields have faults"
    case 429: "Too many attempts"
    case 503: "Not ready, busy, or without storage; Retry-After says when to try again"
    default: "The machine failed; a reference number was logged"
    }
  }

  private static func captured(in path: String) -> [JSON] {
    path.split(separator: "/").filter { $0.hasPrefix("{") }.map { part in
      [
        "name": .text(String(part.dropFirst().dropLast())), "in": "path", "required": true, "schema": Schemas.code,
      ]
    }
  }

  private static func json(_ asked: Operation.Asked) -> JSON {
    [
      "name": .text(asked.name), "in": "query", "required": .flag(asked.isRequired),
      "description": .text(asked.words), "schema": asked.schema,
    ]
  }

  private static let language: JSON = [
    "name": "lang", "in": "query", "required": false, "description": "The language of words in the answer",
    "schema": ["type": "string", "enum": ["zh", "en"]],
  ]
}
