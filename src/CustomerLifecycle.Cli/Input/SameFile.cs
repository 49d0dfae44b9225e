namespace CustomerLifecycle.Cli.Input;

/// <summary>Whether two paths lead to one file, however they are spelled and through whichever links.</summary>
internal static class SameFile
{
    /// <summary>Asks the file system: what is held under the one path cannot be opened under the other if both are the same file.</summary>
    /// <param name="one">A path.</param>
    /// <param name="other">Another path.</param>
    /// <returns>Whether they are known to be one file; false where one of them is no file that can be read.</returns>
    public static bool Is(string one, string other)
    {
        if (string.Equals(Path.GetFullPath(one), Path.GetFullPath(other), StringComparison.Ordinal))
        {
            return true;
        }

        if (!IsPlain(one) || !IsPlain(other) || !CanBeHeld(one) || !CanBeHeld(other))
        {
            return false;
        }

        using FileStream held = Hold(one);
        return !CanBeHeld(other);
    }

    // Opening a pipe would take what comes through it.
    private static bool IsPlain(string path)
    {
        try
        {
            FileSystemInfo file = new FileInfo(path);
            file = file.ResolveLinkTarget(returnFinalTarget: true) ?? file;
            return file.Exists && (file.Attributes & (FileAttributes.Device | FileAttributes.Directory)) == FileAttributes.None
                && (OperatingSystem.IsWindows() || new FileInfo(file.FullName).Length > 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool CanBeHeld(string path)
    {
        try
        {
            Hold(path).Dispose();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static FileStream Hold(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.None);
}
