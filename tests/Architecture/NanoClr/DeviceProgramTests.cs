namespace EdgeNode.Architecture.Tests;

/// <summary>The programs for the nanoCLR of a PC, where there is none.</summary>
[TestClass]
public class DeviceProgramTests
{
    [TestMethod]
    public void Every_program_compiles_from_its_sources_alone()
    {
        string folder = Directory.CreateTempSubdirectory("edgenode-device-programs-").FullName;
        try
        {
            foreach (DeviceProgram program in DeviceProgram.All)
            {
                IEnumerable<string> libraries = program.Libraries.Length == 0 ? [Profile.CoreLibraryPath] : Profile.Libraries();
                DeviceCompiler.Compile(Path.Combine(folder, program.Name + ".exe"), isProgram: true, isOptimized: true, program.SourcePaths(), libraries);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
