namespace EdgeNode.Cli;

/// <summary>The folder of the checkout, in which <c>boards/</c> and <c>policies/</c> stand.</summary>
public static class SourceFolder
{
    private const string Mark = "EdgeNode.sln";

    /// <summary>Looks above the program for the checkout.</summary>
    /// <exception cref="UnusableInputException">The program does not stand in a checkout.</exception>
    public static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Mark)))
            {
                return folder.FullName;
            }
        }

        throw new UnusableInputException("boards/ and policies/ are found in a checkout of EdgeNode only; start ./edgenode there");
    }
}
