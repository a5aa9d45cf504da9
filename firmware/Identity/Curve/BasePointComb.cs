namespace EdgeNode.Identity
{
    /// <summary>
    /// The eight points 2^192 G ± 2^128 G ± 2^64 G ± G, of which a comb of four teeth, 64 bits apart, adds one or its negative for
    /// each of 64 columns of a scalar.
    /// </summary>
    public static class BasePointComb
    {
        /// <summary>Bits between two teeth, and columns of a scalar.</summary>
        public const int Columns = 64;

        private const int LimbsOfPoint = 2 * PrimeField.LimbCount;

        // x and y in Montgomery form. Bit 0 of a point's index stands for + G, bit 1 for + 2^64 G, bit 2 for + 2^128 G.
        private static readonly int[] Points =
        {
            0x01089c0a, 0x18a7c967, 0x0514ea96, 0x0ef727da, 0x06c201c6, 0x0484bdb7, 0x065f9e94, 0x078714c1, 0x00445904,
            0x0e7f84b7, 0x0d2944df, 0x0e40df53, 0x03d51295, 0x11514098, 0x097efe48, 0x0eb8d66e, 0x00e29583, 0x00c5c2b2,
            0x027cce71, 0x0511ee2b, 0x1f6927e4, 0x037b9240, 0x1371ff8b, 0x03aea7e9, 0x0b441129, 0x074bf228, 0x00e87d47,
            0x1e67a163, 0x0e2dbcc5, 0x10b40c7a, 0x067eae2a, 0x1be27781, 0x14179ff9, 0x0273ddbd, 0x17b62d5f, 0x0001bc13,
            0x1a39b4b0, 0x0307528b, 0x0f6d2ab2, 0x15dfc381, 0x0dd2300e, 0x19b95689, 0x1a44ce34, 0x19c7c3be, 0x007ac127,
            0x12e0c39e, 0x1af17eed, 0x0a61e77a, 0x1dedc4c3, 0x08726b72, 0x1a249229, 0x0e48fd3a, 0x0642db4d, 0x00b4440e,
            0x1f039e22, 0x0c536574, 0x0032dc0a, 0x0bfdbc48, 0x0c43c617, 0x05615132, 0x04385709, 0x0d1aa01e, 0x00da5719,
            0x18a17953, 0x114697ec, 0x16e9099e, 0x17ebdfeb, 0x0ecc3353, 0x0c7edc3f, 0x1e5d1fde, 0x192b3d6b, 0x0089bcdb,
            0x01b3eda6, 0x05a9e6cf, 0x0d810a98, 0x05cbd46a, 0x0f9eb072, 0x0dd75c68, 0x17ce53d2, 0x1ad12f88, 0x00dab367,
            0x034a7d21, 0x0e7e6211, 0x1f9d0e56, 0x10f53a18, 0x05b52390, 0x1f00da81, 0x1b5bbbf2, 0x112dfcc5, 0x00cc95f3,
            0x00ea2fb2, 0x1568bbcf, 0x0185cede, 0x1ee88a9a, 0x054c5e35, 0x07ce6c4c, 0x1742db40, 0x15d259ab, 0x0038fd57,
            0x1656dcc2, 0x0dea1bd6, 0x02da5b8b, 0x10f4427e, 0x1c544918, 0x1604a315, 0x05836e7e, 0x0f5cacf4, 0x00bfba60,
            0x16fbfaba, 0x0bf9f442, 0x1a795720, 0x027c9764, 0x0a16ce6d, 0x0b430a6f, 0x06d98a5f, 0x159dbb19, 0x002f5e57,
            0x1cfbbe32, 0x166c4f1e, 0x11b9e1cf, 0x1862b63a, 0x030cfed1, 0x1f253d0b, 0x09e0b360, 0x082f963c, 0x00bbb4c0,
            0x12260e85, 0x1ae35642, 0x0a15886a, 0x06c9c829, 0x0654aa92, 0x065b3107, 0x008f4e53, 0x0a1c6933, 0x002b23aa,
            0x09f307ec, 0x0f5b6bb8, 0x1c270f3b, 0x1bd04fd7, 0x03137cfd, 0x09680baa, 0x15d9006a, 0x1de3bccc, 0x006ecaa3,
        };

        /// <summary>Reads a point by a path and by addresses that are the same for each index.</summary>
        /// <param name="index">0 to 7.</param>
        /// <param name="sign">0 for the point, -1 for its negative.</param>
        /// <param name="x">Is given its x in Montgomery form.</param>
        /// <param name="y">Is given its y in Montgomery form.</param>
        public static void Read(int index, int sign, long[] x, long[] y)
        {
            int[] points = Points;
            int mask0 = (index - 1) >> 31, mask1 = ((index ^ 1) - 1) >> 31, mask2 = ((index ^ 2) - 1) >> 31, mask3 = ((index ^ 3) - 1) >> 31;
            int mask4 = ((index ^ 4) - 1) >> 31, mask5 = ((index ^ 5) - 1) >> 31, mask6 = ((index ^ 6) - 1) >> 31, mask7 = ((index ^ 7) - 1) >> 31;
            for (int i = 0; i < PrimeField.LimbCount; i++)
            {
                int at = i;
                x[i] = (points[at] & mask0)
                    | (points[at + LimbsOfPoint] & mask1)
                    | (points[at + (2 * LimbsOfPoint)] & mask2)
                    | (points[at + (3 * LimbsOfPoint)] & mask3)
                    | (points[at + (4 * LimbsOfPoint)] & mask4)
                    | (points[at + (5 * LimbsOfPoint)] & mask5)
                    | (points[at + (6 * LimbsOfPoint)] & mask6)
                    | (points[at + (7 * LimbsOfPoint)] & mask7);
                at += PrimeField.LimbCount;
                int value = (points[at] & mask0)
                    | (points[at + LimbsOfPoint] & mask1)
                    | (points[at + (2 * LimbsOfPoint)] & mask2)
                    | (points[at + (3 * LimbsOfPoint)] & mask3)
                    | (points[at + (4 * LimbsOfPoint)] & mask4)
                    | (points[at + (5 * LimbsOfPoint)] & mask5)
                    | (points[at + (6 * LimbsOfPoint)] & mask6)
                    | (points[at + (7 * LimbsOfPoint)] & mask7);
                y[i] = (value ^ sign) - sign;
            }
        }
    }
}
