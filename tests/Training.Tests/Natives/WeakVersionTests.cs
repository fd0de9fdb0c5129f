using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using Continuo.Training.Natives;
using Continuo.Training.Networks;

namespace Continuo.Training.Tests.Natives;

/// <summary>The build step that lets TorchSharp's library do without a version of the C++ library.</summary>
public sealed class WeakVersionTests
{
    private const string Version = "GLIBCXX_3.4.32";

    private static readonly string Package = typeof(WeakVersionTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(pair => pair.Key == "LibTorchSharp").Value!;

    private static byte[] Library => File.ReadAllBytes(Package);

    [Fact]
    public void Marking_sets_one_flag_and_nothing_else()
    {
        byte[] before = Library, after = Library;
        WeakVersion.Mark(after, Version);
        int changed = Assert.Single(Changes(before, after));
        Assert.Equal((0, 2), (before[changed], after[changed]));
        WeakVersion.Mark(after, Version);
        Assert.Equal([changed], Changes(before, after));

        // The flag lies four bytes into the need, which begins with the hash of the version's name (ELF, "vna_hash").
        Assert.Equal(Hash(Version), BitConverter.ToUInt32(after, changed - 4));
    }

    [Fact]
    public void Damaged_files_and_versions_that_are_not_needed_are_refused()
    {
        byte[] library = Library;
        Assert.Throws<InvalidDataException>(() => WeakVersion.Mark([], Version));
        Assert.Throws<InvalidDataException>(() => WeakVersion.Mark(Encoding.ASCII.GetBytes(Version), Version));
        Assert.Throws<InvalidDataException>(() => WeakVersion.Mark((byte[])library.Clone(), "GLIBCXX_3.4.9999"));
        for (int part = 0; part < 16; part++)
            Assert.Throws<InvalidDataException>(
                () => WeakVersion.Mark(library[..(library.Length * part / 16)], Version));
        var random = new Random(1);
        for (int i = 0; i < 200; i++)
        {
            byte[] damaged = [.. library];
            for (int k = 0; k < 4; k++)
                damaged[random.Next(64)] = (byte)random.Next(256); // the header
            Exception? error = Record.Exception(() => WeakVersion.Mark(damaged, Version));
            Assert.True(error is null or InvalidDataException, error?.ToString());
        }
    }

    [Fact]
    public void The_copy_is_marked_only_where_the_machine_needs_that_and_the_packages_file_stays()
    {
        using var work = new WorkFolder();
        string copy = work.File("copy.so"), absent = "GLIBCXX_9.9.9";
        byte[] before = Library;
        Assert.True(new WeakVersion { From = Package, To = copy, Version = Version }.Execute());
        bool isOlder = !Encoding.ASCII.GetString(File.ReadAllBytes(CppLibrary())).Contains(Version + "\0");
        Assert.Equal(isOlder ? 1 : 0, Changes(before, File.ReadAllBytes(copy)).Count);
        Assert.Equal(before, Library);

        // A need that every machine can meet stays unmarked, one that none can meet does not.
        Assert.True(new WeakVersion { From = Package, To = copy, Version = "GLIBCXX_3.4" }.Execute());
        Assert.Equal(before, File.ReadAllBytes(copy));
        string renamed = work.File("renamed.so");
        File.WriteAllBytes(renamed, Replace(before, Version + "\0", absent + "\0\0"));
        Assert.True(new WeakVersion { From = renamed, To = copy, Version = absent }.Execute());
        Assert.Single(Changes(File.ReadAllBytes(renamed), File.ReadAllBytes(copy)));
    }

    [TorchFact]
    public void Where_the_cpp_library_is_older_the_packages_file_does_not_load_but_its_copy_does()
    {
        byte[] copy = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "libLibTorchSharp.so"));
        if (copy.AsSpan().SequenceEqual(Library))
            return; // it loads as it is, as this test's attribute found
        var error = Assert.Throws<DllNotFoundException>(() => NativeLibrary.Load(Package));
        Assert.Contains(Version, error.Message, StringComparison.Ordinal);
        Assert.Contains("./build.sh build", LibTorch.Explain(error.Message), StringComparison.Ordinal);
    }

    private static List<int> Changes(byte[] before, byte[] after)
    {
        Assert.Equal(before.Length, after.Length);
        return [.. Enumerable.Range(0, before.Length).Where(i => before[i] != after[i])];
    }

    private static string CppLibrary() =>
        File.ReadLines("/proc/self/maps").Where(line => line.Contains("/libstdc++.so", StringComparison.Ordinal))
            .Select(line => line[line.IndexOf('/', StringComparison.Ordinal)..]).First();

    private static byte[] Replace(byte[] bytes, string from, string to)
    {
        byte[] copy = [.. bytes], old = Encoding.ASCII.GetBytes(from), replacement = Encoding.ASCII.GetBytes(to);
        int at = bytes.AsSpan().IndexOf(old);
        replacement.CopyTo(copy, at);
        return copy;
    }

    /// <summary>The System V hash of ELF's symbol tables.</summary>
    private static uint Hash(string name)
    {
        uint hash = 0;
        foreach (char letter in name)
        {
            hash = (hash << 4) + letter;
            uint high = hash & 0xf0000000;
            hash = (hash ^ (high >> 24)) & ~high;
        }
        return hash;
    }
}
