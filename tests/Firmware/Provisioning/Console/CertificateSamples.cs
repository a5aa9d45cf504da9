namespace EdgeNode.Firmware.Tests
{
    /// <summary>Certificates made with openssl, for the key of RFC 6979, A.2.5; PEM with LF.</summary>
    internal static class CertificateSamples
    {
        /// <summary>The private part of the key.</summary>
        public const string PrivatePart = "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721";

        /// <summary>SHA-256 of the DER of <see cref="Own"/>.</summary>
        public const string Fingerprint = "b045679554b35a17db7e37cec543f5209d428671cc079af4c700483e952f175d";

        /// <summary>The first 8 bytes of the SHA-256 of the DER of <see cref="Root"/>.</summary>
        public const string RootHash = "c44291aa56ee8d57";

        /// <summary>The answer to the request of the key for node kx7q22, 2026-11-01 to 2036-11-01.</summary>
        public const string Own =
            "-----BEGIN CERTIFICATE-----\n"
            + "MIIBDTCBtQIBAzAKBggqhkjOPQQDAjAWMRQwEgYDVQQDDAtTYW1wbGUgUm9vdDAe\n"
            + "Fw0yNjExMDEwMDAwMDBaFw0zNjExMDEwMDAwMDBaMBExDzANBgNVBAMMBmt4N3Ey\n"
            + "MjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABGD+1LolWp0xyWHrdMY1bWjASbiS\n"
            + "O2H6bOZpYi5g8p+2eQP+EAi4vJmkGunpVii8ZPLxsgwtfp9Rd6PClNRGIpkwCgYI\n"
            + "KoZIzj0EAwIDRwAwRAIgeq6DkwzwfmfvcvV0P7thRYG8WUhfZ/lVDiYSB6LjNwUC\n"
            + "IFY+xa9F7VvHMF3andp87kOb1vIoPwMqQVRz6h502WaL\n"
            + "-----END CERTIFICATE-----\n";

        /// <summary>The same for node kx7q23.</summary>
        public const string OtherNode =
            "-----BEGIN CERTIFICATE-----\n"
            + "MIIBDzCBtQIBBDAKBggqhkjOPQQDAjAWMRQwEgYDVQQDDAtTYW1wbGUgUm9vdDAe\n"
            + "Fw0yNjExMDEwMDAwMDBaFw0zNjExMDEwMDAwMDBaMBExDzANBgNVBAMMBmt4N3Ey\n"
            + "MzBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABGD+1LolWp0xyWHrdMY1bWjASbiS\n"
            + "O2H6bOZpYi5g8p+2eQP+EAi4vJmkGunpVii8ZPLxsgwtfp9Rd6PClNRGIpkwCgYI\n"
            + "KoZIzj0EAwIDSQAwRgIhAIZShI/kEyCM2bPDpkJi6O++JOceg6I2mr6Tisca2IY0\n"
            + "AiEA4EzNNvr4rTVBKQxbk4Zas0WxRlN2DTylph89iE0Bqpw=\n"
            + "-----END CERTIFICATE-----\n";

        /// <summary>For node kx7q22, and another key.</summary>
        public const string OtherKey =
            "-----BEGIN CERTIFICATE-----\n"
            + "MIIBDzCBtQIBBTAKBggqhkjOPQQDAjAWMRQwEgYDVQQDDAtTYW1wbGUgUm9vdDAe\n"
            + "Fw0yNjExMDEwMDAwMDBaFw0zNjExMDEwMDAwMDBaMBExDzANBgNVBAMMBmt4N3Ey\n"
            + "MjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABIa3WtCrPUaCxNP0V9xJOqN8x+83\n"
            + "rc5hEpanVmZWB3VyOvj1I5uh3ym3xcgi08tkc0x2KJqWHi77hk9SCvnsMyMwCgYI\n"
            + "KoZIzj0EAwIDSQAwRgIhAJtNAnkdJO9nMd+cldVCHNkmGnvp/GRMTifpx8xT/oxD\n"
            + "AiEAkPguNQYQ2CW/L6s1ACeDaiE9VHGQIOWN8vaukCUTUeI=\n"
            + "-----END CERTIFICATE-----\n";

        /// <summary>For key and node, 2025-11-01 to 2026-10-15.</summary>
        public const string Ended =
            "-----BEGIN CERTIFICATE-----\n"
            + "MIIBDjCBtQIBBjAKBggqhkjOPQQDAjAWMRQwEgYDVQQDDAtTYW1wbGUgUm9vdDAe\n"
            + "Fw0yNTExMDEwMDAwMDBaFw0yNjEwMTUwMDAwMDBaMBExDzANBgNVBAMMBmt4N3Ey\n"
            + "MjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABGD+1LolWp0xyWHrdMY1bWjASbiS\n"
            + "O2H6bOZpYi5g8p+2eQP+EAi4vJmkGunpVii8ZPLxsgwtfp9Rd6PClNRGIpkwCgYI\n"
            + "KoZIzj0EAwIDSAAwRQIgRuToHdRcmZYb9WR7tVzIvvD3IEBr9j/eLgmsikhgClkC\n"
            + "IQC7vOq94jpB4St++0LVHTYV9BjuwukDWxykA4/Loc1cyg==\n"
            + "-----END CERTIFICATE-----\n";

        /// <summary>The authority of all, Sample Root, to 2046-11-01.</summary>
        public const string Root =
            "-----BEGIN CERTIFICATE-----\n"
            + "MIIBEjCBugIBATAKBggqhkjOPQQDAjAWMRQwEgYDVQQDDAtTYW1wbGUgUm9vdDAe\n"
            + "Fw0yNjExMDEwMDAwMDBaFw00NjExMDEwMDAwMDBaMBYxFDASBgNVBAMMC1NhbXBs\n"
            + "ZSBSb290MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEVj2SOiux++1iRmK8TNGV\n"
            + "n6ivJZE+N9Cldd2dmlykaAyILYDpEpYLaD3iJcFFGF+liLTH4EtCZ6rMjn2SAutG\n"
            + "AjAKBggqhkjOPQQDAgNHADBEAiAtwn1KYntiI1k0/TJ2UWmbBnZeOFFpiY+qukVN\n"
            + "gw6FYwIgObVQKgHXq9WeXYWoKC8fVypaljFYpBENzZ1PwMEUOp8=\n"
            + "-----END CERTIFICATE-----\n";

        /// <summary>Another authority, without a common name.</summary>
        public const string SecondRoot =
            "-----BEGIN CERTIFICATE-----\n"
            + "MIIBEjCBugIBAjAKBggqhkjOPQQDAjAWMRQwEgYDVQQKDAtTZWNvbmQgUm9vdDAe\n"
            + "Fw0yNjExMDEwMDAwMDBaFw00NjExMDEwMDAwMDBaMBYxFDASBgNVBAoMC1NlY29u\n"
            + "ZCBSb290MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAExfW3E7Pn/3+dLCaWlWPi\n"
            + "L9VWymly1LYRn/ykUvjQ+blDVi/dbGRfUYILLrGIPYeh2wWvUrijPWUUuNm+twap\n"
            + "WjAKBggqhkjOPQQDAgNHADBEAiACqlk8iTRebv5qtd3zKIxUcd1vbJtsdv7+qBQo\n"
            + "IW5k5AIgBPzx88VX1ulEkKYdQXy+xdVT4y1K8ZBwaoowWwxBY5k=\n"
            + "-----END CERTIFICATE-----\n";
    }
}
