import Proceedings
import Record
import Resolutions
import Signatures
import Vocabulary

/// The sums of a bundle, in the form that `sha256sum -c` reads.
enum BundleSums {
  static let fileName = "SHA256SUMS"

  static func text(of files: [String: [UInt8]]) throws -> String {
    try files.sorted { $0.key < $1.key }.map { name, bytes in
      "\(try DigestAlgorithm.sha256.digest(bytes).hexadecimal)  \(name)\n"
    }.joined()
  }
}

/// What a bundle says about itself: what is in it, and the plain commands that check it.
struct BundleReadme {
  let text: String

  init(_ bundled: BundledResolution, files: [String]) {
    let id = bundled.resolution.id.text
    var commands = ["sha256sum -c SHA256SUMS", "sha256sum resolution.json", "gongzhi resolution check ."]
    let recorded = RecordedSignatures(bundled.events.map(\.event)).signed
    for signed in recorded {
      commands.append(
        "openssl cms -verify -cades -binary -inform DER -in \(signed.signatureFile) -content resolution.json "
          + "-CAfile \(signed.anchorsFile) -attime \(signed.second) -out /dev/null")
    }
    let own = Set(recorded.map(\.signatureFile))
    for file in files where file.hasPrefix("signatures/") && !own.contains(file) {
      commands.append(
        "openssl cms -verify -cades -binary -inform DER -in \(file) -content resolution.json -CAfile CA.pem -out /dev/null"
      )
    }
    if files.contains("timestamp.tsr") {
      commands.append("openssl ts -verify -in timestamp.tsr -data resolution.json -CAfile CA.pem")
    }
    text = """
      # \(bundled.resolution.title) (\(id))

      ## 这里有什么 · What is here
      | 文件 · File | |
      |---|---|
      | resolution.json | 冻结的决议文本，签署的就是这些字节 · the frozen text: these bytes are what was signed |
      | resolution.html | 同一文本，供阅读和打印 · the same, to read and print |
      | parties.json | 主体的名称 · the names of the parties |
      | roll.json | 表决名册 · the roll of the ballot |
      | record/N.json | 公共记录中的第 N 条 · event N of the record |
      | record/N.tlog-proof | 第 N 条在记录之中的证明（C2SP tlog-proof） · proof that event N is in the record |
      | record/checkpoint, record/key | 签了名的检查点和验证它的公钥 · the signed checkpoint, and the key that verifies it |
      | signatures/, certificates/ | 分离式签名（CMS）和证书，如果有 · detached signatures and certificates, if any |
      | timestamp.tsr | 时间戳（RFC 3161），如果有 · a timestamp, if any |

      ## 怎样检查 · How to check
      ```
      \(commands.joined(separator: "\n"))
      ```
      resolution.json 的摘要必须等于 record/ 中每条 resolution.signed 里的 digest。CA.pem 是您信任的证书机构；record/key 请与
      您已知的公钥核对。signatures/主体-N.p7s 是记录第 N 条里的电子签名，certificates/主体-N-anchors.pem 是当时记录中该主体的信任锚，
      -attime 是收到签名的时刻；信任锚是否可信，请向该主体核实其指纹。SM2 签名 openssl cms 验不了，请用 gongzhi signature verify。

      The digest of resolution.json must be the digest in every event resolution.signed under record/. CA.pem is an authority
      that you trust; compare record/key with the key that you know. signatures/PARTY-N.p7s is the electronic signature in
      event N, certificates/PARTY-N-anchors.pem are the trust anchors that the record had for the party then, -attime is when
      the signature was received; ask the party whether the fingerprints of its anchors are those. openssl cms cannot verify SM2 signatures: use gongzhi
      signature verify.

      """
  }
}
