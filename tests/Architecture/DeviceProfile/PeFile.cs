using System.Buffers.Binary;

namespace EdgeNode.Architecture.Tests;

/// <summary>What the tables of a PE file of nanoFramework take, from its header (nf-interpreter, CLR_RECORD_ASSEMBLY).</summary>
internal sealed class PeFile
{
    private const int TablesAt = 40;
    private const int StringTable = 11;
    private const int CodeTable = 13;

    private readonly byte[] _file;

    /// <summary>Reads a file.</summary>
    public PeFile(string path)
    {
        _file = File.ReadAllBytes(path);
        Assert.AreEqual("NFMRK1", System.Text.Encoding.ASCII.GetString(_file, 0, 6), path);
    }

    /// <summary>Bytes altogether.</summary>
    public int Total => _file.Length;

    /// <summary>Bytes of the string table.</summary>
    public int Strings => SizeOf(StringTable);

    /// <summary>Bytes of byte code.</summary>
    public int Code => SizeOf(CodeTable);

    private int SizeOf(int table)
    {
        return StartOf(table + 1) - StartOf(table);
    }

    private int StartOf(int table)
    {
        return BinaryPrimitives.ReadInt32LittleEndian(_file.AsSpan(TablesAt + (4 * table)));
    }
}
