package import Vocabulary

extension SignatureFault: CustomStringConvertible {
  package var description: String { words.en }

  /// What is wrong and where, in both languages, without a final period.
  package var words: Bilingual {
    switch self {
    case .malformed(let field, let offset, let form):
      Bilingual(
        zh: "第 \(offset) 字节处的 \(field) 格式不对：\(form.words.zh)", en: "\(field) at byte \(offset): \(form.words.en)")
    case .unsupported(let field, let value):
      Bilingual(zh: "\(field) 的取值“\(value)”不受支持", en: "\(field) is \"\(value)\", which is not supported")
    case .missing(let field): Bilingual(zh: "缺少 \(field)", en: "\(field) is missing")
    case .disagrees(let field, let other):
      Bilingual(zh: "\(field) 与 \(other) 不一致", en: "\(field) does not agree with \(other)")
    case .wrongSignature(let what):
      Bilingual(
        zh: "\(what) 的签名验不过：内容被改动过，或者不是这把密钥签的",
        en: "the signature of the \(what) does not verify: it was changed, or another key signed it")
    case .otherContent:
      Bilingual(zh: "内容不是当时签署的内容：摘要不同", en: "the content is not the one that was signed: its digest differs")
    case .signerUnknown:
      Bilingual(
        zh: "找不到签署者的证书，请一并提供", en: "the certificate of the signer is not in the message; give it as well")
    case .notYetValid(let subject, let from):
      Bilingual(zh: "证书“\(subject)”自 \(from) 起才有效", en: "the certificate of \"\(subject)\" is valid only from \(from)")
    case .expired(let subject, let until):
      Bilingual(zh: "证书“\(subject)”已于 \(until) 到期", en: "the certificate of \"\(subject)\" expired at \(until)")
    case .revoked(let subject, let at, let reason):
      Bilingual(
        zh: "证书“\(subject)”已于 \(at) 吊销（\(reason)）",
        en: "the certificate of \"\(subject)\" was revoked at \(at) (\(reason))")
    case .revocationUnknown(let subject):
      Bilingual(
        zh: "没有吊销列表能说明证书“\(subject)”是否被吊销",
        en: "no revocation list says whether the certificate of \"\(subject)\" was revoked")
    case .revocationListOld(let issuer, let until):
      Bilingual(
        zh: "“\(issuer)”的吊销列表已于 \(until) 过期，请换用新的",
        en: "the revocation list of \"\(issuer)\" had run out at \(until); give a newer one")
    case .untrusted(let subject, let issuer):
      Bilingual(
        zh: "证书“\(subject)”由“\(issuer)”签发，追不到受信任的根证书",
        en: "the certificate of \"\(subject)\" was issued by \"\(issuer)\", which leads to no trusted authority")
    case .notForPurpose(let subject, let purpose):
      Bilingual(
        zh: "证书“\(subject)”不能用于 \(purpose)", en: "the certificate of \"\(subject)\" may not be used for \(purpose)")
    case .wrongKey(let what): Bilingual(zh: "密钥不合用：\(what)", en: "the key does not fit: \(what)")
    case .wrongPassphrase: Bilingual(zh: "口令打不开这把私钥", en: "the passphrase does not open the key")
    case .timestampRefused(let status, let text):
      Bilingual(
        zh: "时间戳机构拒绝了请求（状态 \(status)）：\(text)", en: "the timestamping authority refused (status \(status)): \(text)")
    case .libcrypto(let call, let words):
      Bilingual(zh: "libcrypto 的 \(call) 失败：\(words)", en: "libcrypto failed in \(call): \(words)")
    }
  }
}

extension SignatureFault.Malformation {
  /// The form, in both languages.
  package var words: Bilingual {
    switch self {
    case .truncated: Bilingual(zh: "字节不够", en: "the bytes end too early")
    case .trailingBytes: Bilingual(zh: "后面有多余的字节", en: "bytes follow that do not belong here")
    case .unexpectedTag: Bilingual(zh: "类型标签不是应有的那一种", en: "the tag is not the one that belongs here")
    case .lengthNotMinimal:
      Bilingual(zh: "长度不是最短写法，不是 DER", en: "the length is not in its shortest form, so this is not DER")
    case .indefiniteLength:
      Bilingual(
        zh: "长度未定，是 BER 而不是 DER；可先用 openssl cms -cmsout -outform DER 转换",
        en: "the length is indefinite: this is BER, not DER; convert it with openssl cms -cmsout -outform DER")
    case .integerNotMinimal: Bilingual(zh: "整数不是最短写法", en: "the integer is not in its shortest form")
    case .notBoolean: Bilingual(zh: "不是 DER 的布尔值", en: "not a boolean of DER")
    case .badObjectIdentifier: Bilingual(zh: "对象标识符写法不对", en: "not an object identifier")
    case .badTime: Bilingual(zh: "不是一个以 Z 结尾的时间", en: "not a time that ends in Z")
    case .badText: Bilingual(zh: "文字的编码不对", en: "the text is not in its encoding")
    case .bitsUnused: Bilingual(zh: "位串的未用位不对", en: "the unused bits of the bit string are not as they must be")
    case .notSorted: Bilingual(zh: "集合没有按 DER 排序", en: "the set is not in the order of DER")
    case .repeated: Bilingual(zh: "只能出现一次的出现了多次", en: "it may stand here once and stands here more often")
    case .outOfRange: Bilingual(zh: "超出允许的范围", en: "outside the range that is allowed")
    case .empty: Bilingual(zh: "是空的", en: "it is empty")
    case .notPEM:
      Bilingual(zh: "不是 PEM:要有 BEGIN 与 END 行和 base64", en: "not PEM: lines BEGIN and END with base64 between them")
    }
  }
}
